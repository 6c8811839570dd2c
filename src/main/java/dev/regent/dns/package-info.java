/** Route 53 and DNS: the witness, what is answered now, weights by compare-and-set, what the zone really holds. */
@NullMarked
package dev.regent.dns;

import org.jspecify.annotations.NullMarked;
