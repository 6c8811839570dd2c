/** Look, decide, do, tell: the loop, and the ports that it reads and drives. */
@NullMarked
package dev.regent.loop;

import org.jspecify.annotations.NullMarked;
