/** The region's own Kubernetes cluster: what watches of its API server show of a service. It only looks. */
@NullMarked
package dev.regent.cluster;

import org.jspecify.annotations.NullMarked;
