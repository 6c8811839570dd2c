/** The verbs: one class per rule, composed in {@code Decide}. Pure: no I/O, no clock, no configuration look-up. */
@NullMarked
package dev.regent.decision;

import org.jspecify.annotations.NullMarked;
