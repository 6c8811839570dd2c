/** Makes the wall clock of one running JVM jump, without touching the machine's. */
@NullMarked
package dev.regent.sandbox.regents.clock;

import org.jspecify.annotations.NullMarked;
