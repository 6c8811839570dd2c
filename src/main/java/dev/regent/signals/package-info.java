/**
 * Looks at gateways as clients see them (a GET of the liveness path and a real inference request), and asks the region's own
 * Prometheus.
 */
@NullMarked
package dev.regent.signals;

import org.jspecify.annotations.NullMarked;
