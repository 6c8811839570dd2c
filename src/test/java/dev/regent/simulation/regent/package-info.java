/** Simulated processes that run the real loop against the models. */
@NullMarked
package dev.regent.simulation.regent;

import org.jspecify.annotations.NullMarked;
