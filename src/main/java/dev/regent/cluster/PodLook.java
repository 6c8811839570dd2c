package dev.regent.cluster;

import dev.regent.cluster.PodFacts.State;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one pod: does it count as ready, and if not, why not.
 *
 * <p>The first of these that applies is the reason:
 *
 * <ol>
 *   <li>it was not scheduled: {@code Unschedulable: …} in the scheduler's words, or {@code SchedulingGated},
 *   <li>a container waits: the kubelet's reason, such as {@code CrashLoopBackOff}, {@code ErrImagePull},
 *   <li>a container has ended and not been started again: its reason, such as {@code OOMKilled},
 *   <li>all run, and it does not say that it is ready: {@code NotReady}, with how it ended last time if it did,
 *   <li>nothing is known of its containers: its phase.
 * </ol>
 */
final class PodLook {
    /** Of LeaderWorkerSet's API, {@code leaderworkerset.x-k8s.io/v1}. */
    static final String GROUP = "leaderworkerset.sigs.k8s.io/group-index";

    private PodLook() {}

    /** Nothing of a pod that counts for nothing: one that is being deleted, or that has done its work. */
    static Optional<PodFacts> of(Pod pod) {
        PodStatus status = pod.getStatus();
        if (pod.getMetadata().getDeletionTimestamp() != null || status == null || isPhase(status, "Succeeded")) {
            return Optional.empty();
        }
        if (isPhase(status, "Failed")) {
            String reason = Objects.requireNonNullElse(status.getReason(), "Failed");
            return Optional.of(unready(pod, State.FAILED, reason, Optional.empty(), Optional.empty()));
        }
        Optional<Instant> restarted = PodTimes.restarted(status);
        return Optional.of(
                isReady(status)
                        ? PodFacts.ready(group(pod), restarted)
                        : unready(pod, State.WAITING, reason(status), PodTimes.unready(pod), restarted));
    }

    /** A few words for very many pods. */
    private static PodFacts unready(
            Pod pod, State state, String reason, Optional<Instant> since, Optional<Instant> restarted) {
        return new PodFacts(
                state, reason.intern(), group(pod), pod.getMetadata().getName(), since, restarted);
    }

    private static String group(Pod pod) {
        var labels = pod.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault(GROUP, "").intern();
    }

    private static boolean isPhase(PodStatus status, String phase) {
        return phase.equals(status.getPhase());
    }

    private static boolean isReady(PodStatus status) {
        return condition(status, "Ready")
                .filter(c -> "True".equals(c.getStatus()))
                .isPresent();
    }

    private static Optional<PodCondition> condition(PodStatus status, String type) {
        return status.getConditions().stream()
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }

    private static String reason(PodStatus status) {
        return Stream.<Optional<String>>of(unscheduled(status), waiting(status), ended(status), running(status))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Objects.requireNonNullElse(status.getPhase(), "Pending"));
    }

    private static Optional<String> unscheduled(PodStatus status) {
        return condition(status, "PodScheduled")
                .filter(condition -> "False".equals(condition.getStatus()))
                .map(PodLook::unscheduled);
    }

    private static String unscheduled(PodCondition condition) {
        String reason = Objects.requireNonNullElse(condition.getReason(), "Unschedulable");
        String words = SchedulerWords.shortened(condition.getMessage());
        return words.isEmpty() || "SchedulingGated".equals(reason) ? reason : reason + ": " + words;
    }

    /** A container that crashes says more than another that only waits for it to be there. */
    private static Optional<String> waiting(PodStatus status) {
        List<String> reasons = containers(status)
                .map(container -> container.getState().getWaiting())
                .filter(Objects::nonNull)
                .map(ContainerStateWaiting::getReason)
                .filter(Objects::nonNull)
                .toList();
        return reasons.stream()
                .filter(reason -> !isOnItsWay(reason))
                .findFirst()
                .or(() -> reasons.stream().findFirst());
    }

    private static boolean isOnItsWay(String reason) {
        return "PodInitializing".equals(reason) || "ContainerCreating".equals(reason);
    }

    private static Optional<String> ended(PodStatus status) {
        return status.getContainerStatuses().stream()
                .filter(container -> container.getState() != null)
                .map(container -> container.getState().getTerminated())
                .map(PodLook::ending)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> running(PodStatus status) {
        List<ContainerStatus> containers = status.getContainerStatuses();
        if (containers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(containers.stream()
                .filter(container -> container.getLastState() != null)
                .map(container -> ending(container.getLastState().getTerminated()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(last -> "NotReady after " + last)
                .orElse("NotReady"));
    }

    private static Optional<String> ending(@Nullable ContainerStateTerminated terminated) {
        return Optional.ofNullable(terminated)
                .map(end -> Objects.requireNonNullElse(end.getReason(), "exit code " + end.getExitCode()));
    }

    private static Stream<ContainerStatus> containers(PodStatus status) {
        return Stream.concat(status.getInitContainerStatuses().stream(), status.getContainerStatuses().stream())
                .filter(container -> container.getState() != null);
    }
}
