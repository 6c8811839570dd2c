/** A region's monitoring: what exporters of DCGM and vLLM would export, and what Prometheus would answer from that. */
@NullMarked
package dev.regent.sandbox.monitoring;

import org.jspecify.annotations.NullMarked;
