/** The sandbox's own REST and its page for people. */
@NullMarked
package dev.regent.sandbox.control;

import org.jspecify.annotations.NullMarked;
