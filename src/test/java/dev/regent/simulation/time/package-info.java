/** Virtual time and repeatable chance. */
@NullMarked
package dev.regent.simulation.time;

import org.jspecify.annotations.NullMarked;
