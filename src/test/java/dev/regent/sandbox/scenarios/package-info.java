/** What can happen, what should come of it, and whether it did: scripts on the whole sandbox, timed from outside. */
@NullMarked
package dev.regent.sandbox.scenarios;

import org.jspecify.annotations.NullMarked;
