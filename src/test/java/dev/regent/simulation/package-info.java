/** Several regents on virtual time: the real loop, world and decisions over a small model of what they look at. */
@NullMarked
package dev.regent.simulation;

import org.jspecify.annotations.NullMarked;
