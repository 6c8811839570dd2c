/** Plays very many histories, replays one, and shrinks the one that breaks something. */
@NullMarked
package dev.regent.simulation.play;

import org.jspecify.annotations.NullMarked;
