@NullMarked
package dev.regent.telemetry;

import org.jspecify.annotations.NullMarked;
