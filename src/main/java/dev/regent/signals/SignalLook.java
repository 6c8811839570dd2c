package dev.regent.signals;

import dev.regent.world.Service;
import dev.regent.world.Serving;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.GpuSight;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.SignalSight.Unanswered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One look at a service's signals: all queries side by side, within one deadline. What one of them lacks is a finding; only
 * where every one of them failed was nothing seen.
 */
final class SignalLook implements Callable<Answers> {
    private final Map<Signal, Query> queries = new EnumMap<>(Signal.class);
    /** Null where no pods are named. */
    private final @Nullable String gpus;

    private final boolean expectsGpus;
    private final Prometheus prometheus;
    private final ExecutorService sideBySide;
    private final long deadlineNanos;

    SignalLook(Service service, Prometheus prometheus, ExecutorService sideBySide, Duration deadline) {
        Serving serving = service.serving();
        queries.putAll(StackQueries.of(serving));
        Pods pods = Pods.of(serving.workloads());
        this.gpus = pods.none() ? null : GpuQuery.of(pods);
        this.expectsGpus = serving.stack() != Serving.Stack.HTTP;
        this.prometheus = prometheus;
        this.sideBySide = sideBySide;
        this.deadlineNanos = deadline.toNanos();
    }

    /** Whether there is anything to ask. */
    boolean asks() {
        return gpus != null || !queries.isEmpty();
    }

    @Override
    public Answers call() throws NotSeen, InterruptedException {
        long until = System.nanoTime() + deadlineNanos;
        Map<String, Future<Vector>> asked = new HashMap<>();
        all().forEach(query -> asked.put(query, sideBySide.submit(() -> prometheus.ask(query))));
        try {
            return answers(new Asked(asked, until));
        } finally {
            asked.values().forEach(answer -> answer.cancel(true));
        }
    }

    /** Each once. */
    private Set<String> all() {
        Set<String> all = new HashSet<>();
        queries.values().forEach(query -> all.add(query.promql()));
        if (gpus != null) {
            all.add(gpus);
        }
        return all;
    }

    private Answers answers(Asked asked) throws NotSeen, InterruptedException {
        for (Map.Entry<Signal, Query> entry : queries.entrySet()) {
            Signal signal = entry.getKey();
            Query query = entry.getValue();
            asked.await(
                    query.promql(),
                    new Question(Readout.name(signal), new Unanswered(Set.of(signal), false)),
                    answer -> sight(Readout.of(signal, query, answer), signal));
        }
        if (gpus != null) {
            asked.await(gpus, new Question("the GPUs", new Unanswered(Set.of(), true)), this::gpus);
        }
        if (asked.answered.isEmpty()) {
            throw new NotSeen("Prometheus at " + prometheus.base() + " " + asked.last);
        }
        return new Answers(asked.answered, asked.missed);
    }

    private static SignalSight sight(Readout readout, Signal signal) {
        return new SignalSight(
                readout.measured().map(measured -> Map.of(signal, measured)).orElse(Map.of()),
                List.of(),
                readout.finding().stream().toList());
    }

    private SignalSight gpus(Vector answer) {
        List<GpuSight> sights = GpuReadout.of(answer);
        List<String> findings = sights.isEmpty() && expectsGpus
                ? List.of("the GPUs are not known: Prometheus has no sample of DCGM exporter for these pods")
                : List.of();
        return new SignalSight(Map.of(), sights, findings);
    }

    /**
     * What is asked for.
     *
     * @param what in on-call's words
     */
    private record Question(String what, Unanswered itself) {
        SignalSight missed(String why) {
            return new SignalSight(
                    Map.of(), List.of(), List.of(what + " could not be asked: Prometheus " + why), itself);
        }
    }

    /** What came back so far, by what was asked for. */
    private static final class Asked {
        private final Map<String, Future<Vector>> asked;
        private final long until;
        private final Map<String, SignalSight> answered = new LinkedHashMap<>();
        private final Map<String, SignalSight> missed = new LinkedHashMap<>();
        private String last = "was not asked";

        Asked(Map<String, Future<Vector>> asked, long until) {
            this.asked = asked;
            this.until = until;
        }

        void await(String query, Question question, Function<Vector, SignalSight> reading) throws InterruptedException {
            try {
                Vector answer = answer(query);
                answered.put(question.what(), warned(answer, question.what(), reading.apply(answer)));
            } catch (NotSeen notSeen) {
                last = String.valueOf(notSeen.getMessage());
                missed.put(question.what(), question.missed(last));
            }
        }

        private static SignalSight warned(Vector answer, String what, SignalSight sight) {
            if (answer.warning().isEmpty()) {
                return sight;
            }
            List<String> findings = new ArrayList<>();
            findings.add("Prometheus warns of " + what + ": " + answer.warning().get());
            findings.addAll(sight.findings());
            return new SignalSight(sight.values(), sight.gpus(), findings);
        }

        private Vector answer(String query) throws NotSeen, InterruptedException {
            Future<Vector> future = Objects.requireNonNull(asked.get(query));
            try {
                return future.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                throw new NotSeen("did not answer in time", late);
            } catch (ExecutionException failure) {
                if (failure.getCause() instanceof NotSeen notSeen) {
                    throw notSeen;
                }
                throw new IllegalStateException(failure.getCause());
            }
        }
    }
}
