/** Log, metrics and health, drawn from what was decided. */
@NullMarked
package dev.regent.telemetry;

import org.jspecify.annotations.NullMarked;
