/** Policies that are broken on purpose, so that the invariants can be seen to catch them, and rules taken out in turn. */
@NullMarked
package dev.regent.simulation.policy;

import org.jspecify.annotations.NullMarked;
