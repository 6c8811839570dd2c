package dev.regent.signals;

import dev.regent.world.Service;
import dev.regent.world.Serving;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.GpuSight;
import dev.regent.world.SignalSight.Measured;
import dev.regent.world.SignalSight.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
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
import org.jspecify.annotations.Nullable;

/**
 * One look at a service's signals: all queries side by side, within one deadline. What one of them lacks is a finding; only
 * where every one of them failed was nothing seen.
 */
final class SignalLook implements Callable<SignalSight> {
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
    public SignalSight call() throws NotSeen, InterruptedException {
        long until = System.nanoTime() + deadlineNanos;
        Map<String, Future<Vector>> asked = new HashMap<>();
        all().forEach(query -> asked.put(query, sideBySide.submit(() -> prometheus.ask(query))));
        try {
            return sight(new Answers(asked, until));
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

    private SignalSight sight(Answers answers) throws NotSeen, InterruptedException {
        Map<Signal, Measured> values = new EnumMap<>(Signal.class);
        List<String> findings = new ArrayList<>();
        for (Map.Entry<Signal, Query> entry : queries.entrySet()) {
            Signal signal = entry.getKey();
            Query query = entry.getValue();
            Vector answer = answers.to(query.promql(), Readout.name(signal), findings);
            if (answer != null) {
                Readout readout = Readout.of(signal, query, answer);
                readout.measured().ifPresent(measured -> values.put(signal, measured));
                readout.finding().ifPresent(findings::add);
            }
        }
        List<GpuSight> sights = gpus == null ? List.of() : gpus(answers.to(gpus, "the GPUs", findings), findings);
        if (answers.answered == 0) {
            throw new NotSeen("Prometheus at " + prometheus.base() + " " + answers.last);
        }
        return new SignalSight(values, sights, findings);
    }

    private List<GpuSight> gpus(@Nullable Vector answer, List<String> findings) {
        if (answer == null) {
            return List.of();
        }
        List<GpuSight> sights = GpuReadout.of(answer);
        if (sights.isEmpty() && expectsGpus) {
            findings.add("the GPUs are not known: Prometheus has no sample of DCGM exporter for these pods");
        }
        return sights;
    }

    /** What came back so far. */
    private static final class Answers {
        private final Map<String, Future<Vector>> asked;
        private final long until;
        private int answered;
        private String last = "was not asked";

        Answers(Map<String, Future<Vector>> asked, long until) {
            this.asked = asked;
            this.until = until;
        }

        /** Null where there is none, which is a finding then. */
        @Nullable Vector to(String query, String what, List<String> findings) throws InterruptedException {
            try {
                Vector answer = answer(query);
                answered++;
                answer.warning().ifPresent(warning -> findings.add("Prometheus warns of " + what + ": " + warning));
                return answer;
            } catch (NotSeen notSeen) {
                last = String.valueOf(notSeen.getMessage());
                findings.add(what + " could not be asked: Prometheus " + last);
                return null;
            }
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
