package dev.regent.sandbox.kubernetes;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What can be done to simulated clusters only; faults and scenarios have the same names. */
public final class OnlySimulated {
    private static final Map<String, String> WHY = new TreeMap<>(Map.of(
            "gpus-lost", "a real cluster's nodes have no GPUs here that could fall off the bus",
            "image-pull-fails-on-new-pods", "kwok, which stands for a real cluster's kubelets, pulls no images",
            "gpu-memory-leak", "a real cluster's pods have no memory here that could leak",
            "hpa-frozen-12-minutes", "a real cluster gets no HPA from the sandbox"));

    private OnlySimulated() {}

    /** Why it cannot be done to real clusters, and what can; empty for whatever can. */
    public static Optional<String> whyNot(String name) {
        return Optional.ofNullable(WHY.get(name))
                .map(why -> name + " needs simulated clusters: " + why + ". Leave out -Dkubeconfigs for it. On real"
                        + " clusters there is everything but " + String.join(", ", WHY.keySet()) + ".");
    }
}
