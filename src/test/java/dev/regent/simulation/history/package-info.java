/** What happens, and when: made by chance, replayed from a seed, shrunk to what is needed. */
@NullMarked
package dev.regent.simulation.history;

import org.jspecify.annotations.NullMarked;
