package dev.regent.cluster;

import dev.regent.world.ClusterSight.WorkloadSight;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A workload and its pods. Only these are asked for, by its name and by its selector, and not all of the namespace. */
final class WorkloadFeed implements AutoCloseable {
    private final Requests requests;
    private final Workload workload;
    private final Feed<?, WorkloadFacts> itself;
    private volatile @Nullable PodsOf pods;

    /** Opened when the selector is known, and anew when the workload was replaced by one with another. */
    private record PodsOf(LabelSelector selector, Feed<Pod, PodFacts> feed) {}

    WorkloadFeed(Requests requests, Workload workload) {
        this.requests = requests;
        this.workload = workload;
        this.itself = requests.workload(workload);
    }

    synchronized void tend(Instant now) {
        itself.tend(now);
        if (!itself.isCurrent()) {
            return;
        }
        Optional<WorkloadFacts> facts = facts();
        Optional<LabelSelector> selector = facts.map(WorkloadFacts::selector);
        PodsOf before = pods;
        if (before != null && !selector.equals(Optional.of(before.selector()))) {
            before.feed().close();
            pods = null;
        }
        if (pods == null && selector.isPresent()) {
            pods = open(selector.orElseThrow());
        }
        PodsOf present = pods;
        if (present != null) {
            present.feed().tend(now);
        }
    }

    private PodsOf open(LabelSelector selector) {
        return new PodsOf(selector, requests.pods(workload, selector));
    }

    /**
     * What they show; nothing where the workload may not be read.
     *
     * @throws CannotLook while it is not known
     */
    Optional<WorkloadSight> look(List<String> findings, Instant now) throws CannotLook {
        if (!itself.canBeSeen(findings)) {
            return itself.isAbsent() ? Optional.of(WorkloadLook.missing(workload)) : Optional.empty();
        }
        Optional<WorkloadFacts> facts = facts();
        if (facts.isEmpty()) {
            findings.add(workload + " is named in the services' file and does not exist");
            return Optional.of(WorkloadLook.missing(workload));
        }
        return Optional.of(look(facts.orElseThrow(), findings, now));
    }

    private WorkloadSight look(WorkloadFacts facts, List<String> findings, Instant now) throws CannotLook {
        PodsOf present = pods;
        if (present == null || !present.selector().equals(facts.selector())) {
            throw new CannotLook("pods of " + workload + ": not listed yet");
        }
        return present.feed().canBeSeen(findings)
                ? WorkloadLook.of(workload, facts, present.feed().facts(), now)
                : WorkloadLook.reported(workload, facts);
    }

    /** Replicas that its spec asks for. */
    int desired() {
        return facts().map(WorkloadFacts::desired).orElse(0);
    }

    private Optional<WorkloadFacts> facts() {
        return itself.facts().stream().findFirst();
    }

    @Override
    public synchronized void close() {
        itself.close();
        PodsOf present = pods;
        if (present != null) {
            present.feed().close();
        }
    }
}
