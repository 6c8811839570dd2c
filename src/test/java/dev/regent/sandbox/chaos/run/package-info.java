/** Chaos and soak on a real sandbox: does what a schedule says, watches from outside, measures, and tells. */
@NullMarked
package dev.regent.sandbox.chaos.run;

import org.jspecify.annotations.NullMarked;
