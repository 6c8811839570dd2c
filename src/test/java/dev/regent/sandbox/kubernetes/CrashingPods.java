package dev.regent.sandbox.kubernetes;

import dev.regent.sandbox.kubernetes.PodLife.Fate;
import dev.regent.sandbox.kubernetes.ReplicaPod.Phase;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes, in place of a kubelet, that pods of a real cluster crash again and again, with its back-off. */
final class CrashingPods {
    private static final Fate CRASHES = new Fate(false, true, false);

    private final PodLife life = new PodLife(Duration.ZERO);
    private final Map<String, ReplicaPod> known = new HashMap<>();
    private final KubernetesClient admin;
    private final PodManifest manifest;

    CrashingPods(KubernetesClient admin, PodManifest manifest) {
        this.admin = admin;
        this.manifest = manifest;
    }

    /** Those that have once run crash, or are still where they were; what kwok makes ready meanwhile crashes too. */
    void step(List<Pod> pods, Instant now) {
        for (Pod pod : pods) {
            ReplicaPod before = known.get(pod.getMetadata().getName());
            if (before != null || Readiness.isPodReady(pod)) {
                ReplicaPod after = life.next(before == null ? running(pod, now) : before, CRASHES, now);
                if (!after.equals(before) || Readiness.isPodReady(pod)) {
                    write(pod, after);
                }
            }
        }
    }

    private static ReplicaPod running(Pod pod, Instant now) {
        Instant created = Instant.parse(pod.getMetadata().getCreationTimestamp());
        var node = Optional.of(pod.getSpec().getNodeName());
        return new ReplicaPod(pod.getMetadata().getName(), created, node, Phase.READY, now, 0);
    }

    private void write(Pod pod, ReplicaPod crashing) {
        PodStatus status = manifest.of(crashing, "").getStatus();
        admin.resource(pod)
                .editStatus(real -> new PodBuilder(real)
                        .editStatus()
                        .withConditions(status.getConditions())
                        .withContainerStatuses(status.getContainerStatuses())
                        .endStatus()
                        .build());
        known.put(crashing.name(), crashing);
    }

    void forget() {
        known.clear();
    }
}
