/** The nouns: everything that a regent knows and decides, as immutable values. Pure: no I/O, no clock. */
@NullMarked
package dev.regent.world;

import org.jspecify.annotations.NullMarked;
