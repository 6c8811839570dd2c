package dev.regent.loop;

import dev.regent.world.ClusterSight;
import dev.regent.world.Reading;
import java.util.Map;

/** Looks at the region's own Kubernetes cluster. */
public interface Clusters {
    /** By service; a service whose workloads are not named is not in it. Unknown while the API server does not answer. */
    Map<String, Reading<ClusterSight>> latest();

    /** Of a regent that has no cluster to look at. */
    static Clusters none() {
        return Map::of;
    }
}
