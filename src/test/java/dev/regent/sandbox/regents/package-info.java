/** Regents as processes of their own: started from the packaged artifact, killed, paused, and never left behind. */
@NullMarked
package dev.regent.sandbox.regents;

import org.jspecify.annotations.NullMarked;
