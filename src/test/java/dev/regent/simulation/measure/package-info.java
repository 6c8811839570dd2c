/** Measures how long recovery takes in the simulator, and what each setting costs and buys. */
@NullMarked
package dev.regent.simulation.measure;

import org.jspecify.annotations.NullMarked;
