/** A region's inference gateway as its users and Route 53's checkers see it, with faults that come and go. */
@NullMarked
package dev.regent.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
