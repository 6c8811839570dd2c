/** What will go wrong, where, when and for how long: all of it drawn from one seed before anything happens. */
@NullMarked
package dev.regent.sandbox.chaos.schedule;

import org.jspecify.annotations.NullMarked;
