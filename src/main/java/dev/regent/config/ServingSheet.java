package dev.regent.config;

import dev.regent.world.Serving;
import dev.regent.world.Serving.Counted;
import dev.regent.world.Serving.Stack;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.Workload;
import dev.regent.world.Workload.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What {@code services.yaml} says of what a service runs on in every region's cluster. */
final class ServingSheet {
    // https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
    private static final Form<String> NAME = Form.text(
            "the name of a Kubernetes object: 1 to 253 lower-case letters, digits, dashes and dots",
            "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Form<String> NAMESPACE = Form.text(
            "a namespace: 1 to 63 lower-case letters, digits and dashes", "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Form<Kind> KIND = new Form<>(
            "Deployment, StatefulSet or LeaderWorkerSet",
            scalar -> Arrays.stream(Kind.values())
                    .filter(kind -> kind.toString().equals(scalar.text()))
                    .findFirst());
    private static final Form<Double> PER_REPLICA =
            Form.number("requests per second that one ready replica serves", 0.001, 1_000_000);
    private static final Form<String> QUERY =
            Form.text("PromQL that gives one number, 1 to 2000 characters", "(?s)(?=.*\\S).{1,2000}");

    private static final Map<String, Signal> QUERIES = Map.of(
            "requests", Signal.REQUESTS,
            "successRate", Signal.SUCCESS_RATE,
            "queueLength", Signal.QUEUE_LENGTH,
            "queueWait", Signal.QUEUE_WAIT,
            "timeToFirstToken", Signal.TIME_TO_FIRST_TOKEN,
            "kvCache", Signal.KV_CACHE);

    private ServingSheet() {}

    static Optional<Serving> read(Section section) {
        Stack stack = section.optional("stack", Form.oneOf(Stack.values()), Serving.UNKNOWN.stack());
        Optional<Double> perReplica = section.optional("requestsPerReplica", PER_REPLICA);
        Counted counted = section.optional("counted", Form.oneOf(Counted.values()), Serving.UNKNOWN.counted());
        List<Optional<Workload>> workloads = section.sectionsIfAny("workloads", "a list of workloads").stream()
                .map(ServingSheet::workload)
                .toList();
        Map<Signal, String> queries = queries(section.section("queries"));
        return section.whole(() -> new Serving(
                stack,
                workloads.stream().map(Optional::orElseThrow).toList(),
                perReplica.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                queries,
                counted));
    }

    private static Map<Signal, String> queries(Section section) {
        Map<Signal, String> queries = new EnumMap<>(Signal.class);
        QUERIES.forEach(
                (field, signal) -> section.optional(field, QUERY).ifPresent(query -> queries.put(signal, query)));
        return queries;
    }

    private static Optional<Workload> workload(Section section) {
        var kind = section.required("kind", KIND);
        var namespace = section.required("namespace", NAMESPACE);
        var name = section.required("name", NAME);
        return kind.flatMap(k -> namespace.flatMap(where -> name.map(n -> new Workload(k, where, n))));
    }
}
