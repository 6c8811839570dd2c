package dev.regent.decision;

import dev.regent.world.ClusterSight;
import dev.regent.world.ClusterSight.PodsSight;
import dev.regent.world.ClusterSight.WorkloadSight;
import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Evidence that decides nothing, and tells whoever is woken up where to look. */
final class Sidelights {
    private static final int MOST_NODES = 3;

    private Sidelights() {}

    /** How hard they press, as far as anybody measures it. */
    static Optional<String> load(Situation situation) {
        List<String> told = new ArrayList<>();
        tell(told, "%.0f requests wait", Traffic.now(situation, Signal.QUEUE_LENGTH), 1);
        tell(told, "95 %% wait less than %.1f s", Traffic.now(situation, Signal.QUEUE_WAIT), 1);
        tell(told, "95 %% have their first token within %.1f s", Traffic.now(situation, Signal.TIME_TO_FIRST_TOKEN), 1);
        tell(told, "key-value cache %.0f %% full", Traffic.now(situation, Signal.KV_CACHE), 100);
        tell(told, "GPUs %.0f %% busy", Gpus.busy(situation), 100);
        return told.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", told));
    }

    private static void tell(List<String> told, String format, OptionalDouble value, int times) {
        value.ifPresent(it -> told.add(String.format(Locale.ROOT, format, times * it)));
    }

    static Optional<String> pods(ClusterSight sight) {
        int evicted = 0;
        int restarted = 0;
        Duration slowest = Duration.ZERO;
        for (WorkloadSight workload : sight.workloads()) {
            PodsSight pods = workload.pods();
            evicted += workload.evicted();
            restarted += pods.restarted();
            slowest = slowest.compareTo(pods.slowest()) < 0 ? pods.slowest() : slowest;
        }
        List<String> told = new ArrayList<>();
        if (evicted > 0) {
            told.add(evicted + " evicted and not replaced");
        }
        if (restarted > 0) {
            told.add(restarted + " with a container that was restarted within ten minutes");
        }
        if (slowest.isPositive()) {
            told.add("not ready for up to " + slowest.toSeconds() + " s");
        }
        return told.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", told));
    }

    static Optional<String> nodes(ClusterSight sight) {
        return first(MOST_NODES, sight.nodes().troubles());
    }

    /** The first ones by name: of two thousand a sentence holds a few. */
    static Optional<String> first(int most, List<String> all) {
        int more = all.size() - most;
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.stream().sorted().limit(most).collect(Collectors.joining("; "))
                        + (more > 0 ? "; and " + more + " more" : ""));
    }
}
