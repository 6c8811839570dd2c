/** What holds in every history, a class each. */
@NullMarked
package dev.regent.simulation.invariant;

import org.jspecify.annotations.NullMarked;
