/**
 * Chaos: what holds whatever goes wrong, seen from outside only. Everything here is pure: an
 * {@link dev.regent.sandbox.chaos.Observation} goes in, and each {@link dev.regent.sandbox.chaos.Invariant} says how
 * often it was put to the test and where it was broken. What goes wrong is drawn in {@code schedule}; {@code run} does
 * it to a real sandbox and watches.
 */
@NullMarked
package dev.regent.sandbox.chaos;

import org.jspecify.annotations.NullMarked;
