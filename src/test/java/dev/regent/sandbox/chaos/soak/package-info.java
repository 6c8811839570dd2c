/** Soak: whether anything in a regent, or anything that it does, grows with the time that it has lived. */
@NullMarked
package dev.regent.sandbox.chaos.soak;

import org.jspecify.annotations.NullMarked;
