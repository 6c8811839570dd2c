package dev.regent.signals;

import dev.regent.world.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The pods of a service's workloads, as PromQL selects them: by namespace, and by the names that Kubernetes gives to the
 * pods of a workload. Pure.
 *
 * @param groups one per namespace
 */
record Pods(List<Group> groups) {
    // k8s.io/apimachinery, pkg/util/rand: no vowels, so no other workload's name is taken for a random part.
    private static final String RANDOM = "[bcdfghjklmnpqrstvwxz2456789]";
    // k8s.io/apiserver, pkg/storage/names: a generated name keeps 58 characters before its 5 random ones.
    private static final int KEPT = 58;
    private static final int HASH = 10;

    /**
     * The pods in one namespace.
     *
     * @param names a regular expression (RE2, anchored by PromQL)
     */
    record Group(String namespace, String names) {
        /** Matchers for labels of these names, such as {@code namespace="inference",pod=~"chat-[0-9]+"}. */
        String matchers(String namespaceLabel, String podLabel) {
            return namespaceLabel + "=" + text(namespace) + "," + podLabel + "=~" + text(names);
        }
    }

    Pods {
        groups = List.copyOf(groups);
    }

    static Pods of(List<Workload> workloads) {
        Map<String, List<String>> names = new TreeMap<>();
        workloads.forEach(workload -> names.computeIfAbsent(workload.namespace(), namespace -> new ArrayList<>())
                .add(names(workload)));
        return new Pods(names.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), String.join("|", entry.getValue())))
                .toList());
    }

    boolean none() {
        return groups.isEmpty();
    }

    /** The metric of these pods, by the labels that Prometheus' own targets have; each selector changed by {@code each}. */
    String of(String metric, String more, UnaryOperator<String> each) {
        return either(groups.stream()
                .map(group ->
                        metric + "{" + (more.isEmpty() ? "" : more + ",") + group.matchers("namespace", "pod") + "}")
                .map(each)
                .toList());
    }

    /** All of the vectors together, in brackets where there are several. */
    static String either(List<String> vectors) {
        return vectors.size() == 1 ? vectors.getFirst() : "(" + String.join(" or ", vectors) + ")";
    }

    /** A string of PromQL. */
    static String text(String any) {
        return '"' + any.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String names(Workload workload) {
        String name = workload.name();
        return switch (workload.kind()) {
            case DEPLOYMENT -> ofDeployment(name);
            case STATEFUL_SET -> literally(name) + "-[0-9]+";
            // https://lws.sigs.k8s.io/docs/concepts/: the leader is NAME-GROUP, its workers are NAME-GROUP-INDEX.
            case LEADER_WORKER_SET -> literally(name) + "-[0-9]+(-[0-9]+)?";
        };
    }

    /** {@code NAME-HASH-RANDOM}, where what stands before the last five characters is cut to 58. */
    private static String ofDeployment(String name) {
        String base = name + "-";
        if (base.length() + HASH + 1 <= KEPT) {
            return literally(base) + RANDOM + "{1," + HASH + "}-" + RANDOM + "{5}";
        }
        String kept = base.substring(0, Math.min(base.length(), KEPT));
        String hash = "[-" + RANDOM.substring(1) + "{0," + (KEPT - kept.length()) + "}";
        return literally(kept) + hash + RANDOM + "{5}";
    }

    /** A regular expression for just this text; what a Kubernetes name cannot have in it is escaped all the same. */
    private static String literally(String name) {
        return name.chars()
                .mapToObj(c -> isPlain(c) ? Character.toString(c) : String.format("\\x{%x}", c))
                .collect(Collectors.joining());
    }

    private static boolean isPlain(int c) {
        return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
