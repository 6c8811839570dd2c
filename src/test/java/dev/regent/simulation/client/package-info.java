/** The platform's users, and how soon they are served again. */
@NullMarked
package dev.regent.simulation.client;

import org.jspecify.annotations.NullMarked;
