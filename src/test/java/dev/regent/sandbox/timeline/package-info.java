/** What happened in the sandbox, in order, in words. */
@NullMarked
package dev.regent.sandbox.timeline;

import org.jspecify.annotations.NullMarked;
