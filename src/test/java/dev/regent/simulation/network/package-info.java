/** The network between everything that is simulated, and what can be wrong with it. */
@NullMarked
package dev.regent.simulation.network;

import org.jspecify.annotations.NullMarked;
