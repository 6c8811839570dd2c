package dev.regent.decision;

import static dev.regent.decision.AWorld.NOW;
import static dev.regent.decision.AWorld.VIRGINIA;

import dev.regent.world.ClusterSight;
import dev.regent.world.ClusterSight.AutoscalerSight;
import dev.regent.world.ClusterSight.MetricSight;
import dev.regent.world.ClusterSight.Missing;
import dev.regent.world.ClusterSight.NodesSight;
import dev.regent.world.ClusterSight.PodsSight;
import dev.regent.world.ClusterSight.WorkloadSight;
import dev.regent.world.Condition.Degraded;
import dev.regent.world.Condition.Failed;
import dev.regent.world.Reading;
import dev.regent.world.Serving;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.GpuSight;
import dev.regent.world.SignalSight.Measured;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.Source;
import dev.regent.world.Strain;
import dev.regent.world.Symptom;
import dev.regent.world.Witness.Sign;
import dev.regent.world.Workload;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The world that a row of {@code docs/condition.md} tells of. */
final class ConditionRow {
    private static final Duration NEW = Duration.ofSeconds(4);
    private static final Duration OLD = Duration.ofMinutes(3);
    private static final double FREE = 1e9;

    private final List<String> row;

    private ConditionRow(List<String> row) {
        this.row = row;
    }

    static AWorld world(List<String> row) {
        return new ConditionRow(row).world();
    }

    private AWorld world() {
        AWorld world = AWorld.ofThree();
        world.serving = row.get(1).contains("in pods")
                ? new Serving(Serving.Stack.VLLM, List.of(workload()), OptionalDouble.of(10), Map.of())
                : Cluster.countedAtTheGateway(List.of(workload()), OptionalDouble.of(10));
        switch (row.get(6)) {
            case "failed" -> world.says(VIRGINIA, new Failed("inference answers 500"));
            case "degraded" -> world.says(VIRGINIA, new Degraded(0.5, "it was"));
            case "" -> {}
            default -> {
                world.says(VIRGINIA, new Degraded(0.5, "it was"));
                world.kept.symptoms.put(
                        Source.valueOf(row.get(6).replaceFirst("by ", "").toUpperCase(Locale.ROOT)),
                        new Symptom(0.5, "it was"));
            }
        }
        probe(world);
        world.up(
                VIRGINIA,
                switch (row.get(5)) {
                    case "up" -> Sign.YES;
                    case "down" -> Sign.NO;
                    default -> Sign.UNKNOWN;
                });
        world.cluster = cluster();
        world.signals = signals();
        world.strain = new Strain(
                row.get(2).startsWith("0 of") ? AWorld.PATIENCE : 0, number(row.get(3), "late (\\d+)", 0), 1);
        return world;
    }

    private Workload workload() {
        Workload.Kind kind = row.get(2).contains("groups") ? Workload.Kind.LEADER_WORKER_SET : Workload.Kind.DEPLOYMENT;
        return new Workload(kind, Cluster.CHAT.namespace(), Cluster.CHAT.name());
    }

    private void probe(AWorld world) {
        String probe = row.get(0);
        int looks = number(probe, "(\\d+)", 20);
        switch (probe.replaceFirst(" .*", "")) {
            case "serves" -> world.probe(VIRGINIA, AWorld.SERVES, looks);
            case "sheds" -> world.probe(VIRGINIA, AWorld.SHEDS, looks);
            case "wrong" -> world.probe(VIRGINIA, AWorld.WRONG, looks);
            case "silent" -> world.probe(VIRGINIA, AWorld.REFUSED, looks);
            case "not" -> world.probe(VIRGINIA, AWorld.SERVES, 0);
            default -> throw new IllegalArgumentException("no such probe: " + probe);
        }
        world.regions().stream()
                .filter(region -> !region.equals(VIRGINIA))
                .limit(number(probe, "wrong from (\\d+)", 0))
                .forEach(peer -> world.sees(peer, VIRGINIA, AWorld.WRONG, AWorld.PATIENCE));
    }

    private Reading<ClusterSight> cluster() {
        String text = row.get(2);
        if (!text.contains(" of ")) {
            return new Reading.Unknown<>(NOW, "the API server does not answer", text.equals("-") ? 0 : 1);
        }
        int ready = number(text, "(\\d+) of", 0);
        int desired = number(text, "of (\\d+)", 0);
        Map<String, Integer> waiting = ready < desired ? Map.of("CrashLoopBackOff", desired - ready) : Map.of();
        Set<String> unready = IntStream.range(0, number(text, "(\\d+) pods not ready", 0))
                .mapToObj(pod -> "chat-" + pod)
                .collect(Collectors.toSet());
        WorkloadSight workload = new WorkloadSight(
                workload(), true, desired, ready, waiting, 0, new PodsSight(unready, 0, Duration.ZERO));
        return new Reading.Known<>(
                new ClusterSight(List.of(workload), autoscalers(desired), nodes(text), List.of()), 1);
    }

    /** Ten nodes of eight GPUs, with a cordon, without a kubelet, or without half of their GPUs. */
    private static NodesSight nodes(String text) {
        int lost = number(text, "(\\d+) nodes lost(?! GPUs)", 0);
        int aside = number(text, "(\\d+) nodes cordoned", 0);
        int lessened = number(text, "(\\d+) nodes lost GPUs", 0);
        return lost + aside + lessened == 0
                ? NodesSight.NONE
                : new NodesSight(
                        10,
                        10 - lost - aside,
                        new Missing(lost, aside, lessened, 4 * lessened),
                        80,
                        80 - 8 * (lost + aside) - 4 * lessened,
                        List.of());
    }

    private List<AutoscalerSight> autoscalers(int replicas) {
        String text = row.get(3);
        if (text.equals("-")) {
            return List.of();
        }
        boolean blind = text.startsWith("blind");
        return List.of(new AutoscalerSight(
                "HorizontalPodAutoscaler inference/chat",
                workload(),
                50,
                replicas,
                number(text, "asks (\\d+)", replicas),
                0,
                blind ? List.of("ScalingActive=False, FailedGetPodsMetric") : List.of(),
                List.of(new MetricSight("requests-per-second", !blind, 660))));
    }

    private Reading<SignalSight> signals() {
        String text = row.get(1);
        if (text.equals("-") || text.equals("dead")) {
            return new Reading.Unknown<>(NOW, "Prometheus does not answer", text.equals("-") ? 0 : 1);
        }
        Map<Signal, Measured> values = new EnumMap<>(Signal.class);
        Duration age = text.equals("old") ? OLD : NEW;
        Duration window = Duration.ofSeconds(number(text, "over (\\d+) s", 0));
        double requests = number(text, "(\\d+)/s", 100);
        boolean leaks = row.get(4).startsWith("leak");
        values.put(Signal.REQUESTS, new Measured(requests, age, window));
        values.put(Signal.REQUESTS_EARLIER, new Measured(leaks ? requests : requests / 2, age, window));
        values.put(Signal.QUEUE_WAIT, new Measured(leaks ? 3 : 1, age, window));
        values.put(Signal.QUEUE_WAIT_EARLIER, new Measured(1, age, window));
        if (!text.contains(", -")) {
            values.put(Signal.SUCCESS_RATE, new Measured(number(text, "(\\d+) %", 0) / 100.0, age, window));
        }
        return new Reading.Known<>(new SignalSight(values, gpus(), List.of()), 1);
    }

    private List<GpuSight> gpus() {
        String text = row.get(4);
        int all = number(text, "of (\\d+)", 10);
        int touched = number(text, "(\\d+) of", all);
        boolean leaks = text.contains("leak") || text.startsWith("grows");
        double growth = FREE / number(text, "in (\\d+) s", text.startsWith("grows") ? 100 : Integer.MAX_VALUE);
        return text.equals("-")
                ? List.of()
                : IntStream.range(0, all)
                        .mapToObj(pod -> gpu(text, pod, pod < touched, leaks ? growth : 0))
                        .toList();
    }

    private GpuSight gpu(String text, int number, boolean isTouched, double growth) {
        Gpu gpu = Gpu.of(pod(number)).aged(NEW.toSeconds());
        if (isTouched) {
            gpu.fills(FREE, growth);
            gpu.xid(number(text, "XID (\\d+)", 0), !text.startsWith("old"));
            Stream.of("ECC errors").filter(text::contains).forEach(gpu::trouble);
            Stream.of("too hot").filter(text::contains).forEach(gpu::slowed);
        }
        return gpu.sight();
    }

    /** Of groups of four, the pods are named as a LeaderWorkerSet does it: the leader has no number of its own. */
    private String pod(int pod) {
        int size = number(row.get(2), "groups of (\\d+)", 1);
        String group = "chat-" + pod / size;
        return pod % size == 0 ? group : group + "-" + pod % size;
    }

    private static int number(String text, String pattern, int otherwise) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .map((MatchResult match) -> Integer.parseInt(match.group(1)))
                .orElse(otherwise);
    }
}
