/** Looks at gateways as clients see them: a GET of the liveness path and a real inference request. */
@NullMarked
package dev.regent.signals;

import org.jspecify.annotations.NullMarked;
