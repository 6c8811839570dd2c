/** A region's Kubernetes: an API server, and a small simulation of what its controllers, its scheduler and its kubelets do. */
@NullMarked
package dev.regent.sandbox.kubernetes;

import org.jspecify.annotations.NullMarked;
