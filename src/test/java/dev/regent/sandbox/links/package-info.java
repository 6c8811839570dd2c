/** The network between regents and everything that they reach: relays that can be cut, slowed and made one-way. */
@NullMarked
package dev.regent.sandbox.links;

import org.jspecify.annotations.NullMarked;
