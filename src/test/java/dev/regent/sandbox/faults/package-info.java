/** What can be made to go wrong, by name, and what is wrong now. */
@NullMarked
package dev.regent.sandbox.faults;

import org.jspecify.annotations.NullMarked;
