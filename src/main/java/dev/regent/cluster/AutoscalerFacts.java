package dev.regent.cluster;

import dev.regent.world.Workload;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a HorizontalPodAutoscaler or a ScaledObject.
 *
 * @param name     with its kind and namespace
 * @param hpa      name of the HPA: its own, or that of the one that KEDA makes for a ScaledObject
 * @param replicas empty for a ScaledObject: its HPA knows
 * @param troubles sentences for what is not as it should be
 */
record AutoscalerFacts(
        String name,
        String hpa,
        Workload workload,
        int max,
        Optional<Replicas> replicas,
        List<String> troubles,
        List<Metric> metrics) {
    AutoscalerFacts {
        troubles = List.copyOf(troubles);
        metrics = List.copyOf(metrics);
    }

    /** How many there are, and how many it asks for. */
    record Replicas(int current, int desired) {}

    /**
     * What it scales by.
     *
     * @param value as it stands in the status, units and all; empty where there is none
     */
    record Metric(String name, Optional<String> value) {}

    boolean isScaledObject() {
        return replicas.isEmpty();
    }
}
