package dev.regent.cluster;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from a pod since when something has been so. A time that cannot be read is as one that is not there. */
final class PodTimes {
    private PodTimes() {}

    /**
     * Since when one that is not ready has tried to become so: since its condition {@code Ready} last changed, or else since
     * a kubelet saw it, or else, where none did, since it was made.
     */
    static Optional<Instant> unready(Pod pod) {
        Optional<Instant> changed = pod.getStatus().getConditions().stream()
                .filter(condition -> "Ready".equals(condition.getType()))
                .map(PodCondition::getLastTransitionTime)
                .flatMap(time -> instant(time).stream())
                .findFirst();
        return changed.or(() -> instant(pod.getStatus().getStartTime()))
                .or(() -> instant(pod.getMetadata().getCreationTimestamp()));
    }

    /** When a container that was started again last ended: the latest of all of them. */
    static Optional<Instant> restarted(PodStatus status) {
        return Stream.concat(status.getInitContainerStatuses().stream(), status.getContainerStatuses().stream())
                .flatMap(container -> restarted(container).stream())
                .max(Comparator.naturalOrder());
    }

    private static Optional<Instant> restarted(ContainerStatus container) {
        if (Objects.requireNonNullElse(container.getRestartCount(), 0) == 0
                || container.getLastState() == null
                || container.getLastState().getTerminated() == null) {
            return Optional.empty();
        }
        return instant(container.getLastState().getTerminated().getFinishedAt());
    }

    private static Optional<Instant> instant(@Nullable String time) {
        if (time == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(time));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
