package dev.regent.sandbox.gateway;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** What stands behind a gateway's address: replicas with a capacity, a queue, and what is wrong with them. */
final class Inference {
    /** Longer than anybody waits; after it a hanging request is dropped, so that they do not pile up. */
    private static final Duration NEVER = Duration.ofSeconds(30);

    private final Region region;
    private final Behaviour behaviour;
    private final Replicas replicas;
    private final Queue queue;
    private final Completions completions = new Completions();
    private final LongAdder asked = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder looked = new LongAdder();
    private volatile Set<Fault> faults = Set.of();

    Inference(Region region, Behaviour behaviour) {
        this.region = region;
        this.behaviour = behaviour;
        replicas = new Replicas(behaviour.startUp());
        queue = new Queue(behaviour.longestQueue());
    }

    Replicas replicas() {
        return replicas;
    }

    void suffer(Set<Fault> present) {
        faults = present;
    }

    int readyReplicas() {
        return faults.contains(Fault.NO_READY_REPLICA) ? 0 : replicas.ready(System.nanoTime());
    }

    double requestsPerSecondAndReplica() {
        return behaviour.requestsPerSecondAndReplica();
    }

    double requestsPerSecond() {
        return readyReplicas() * behaviour.requestsPerSecondAndReplica();
    }

    Duration queueWait() {
        return queue.waitNow(System.nanoTime());
    }

    Counts counts() {
        return new Counts(asked.sum(), answered.sum(), refused.sum(), failed.sum(), looked.sum());
    }

    /** Takes as long as the answer takes; empty if there is to be none. */
    Optional<Answer> answer(String method, String path, byte[] body) {
        if (faults.contains(Fault.SLOW)) {
            pause(behaviour.slowLatency());
        }
        return respond(method, path, body).map(answer -> answer.with("x-region", region.name()));
    }

    private Optional<Answer> respond(String method, String path, byte[] body) {
        return switch (method + ' ' + path) {
            case "GET /health", "HEAD /health" -> Optional.of(liveness());
            case "POST /v1/completions" -> infer(body, false);
            case "POST /v1/chat/completions" -> infer(body, true);
            default -> Optional.of(Answer.error(404, "not_found_error", "There is nothing here."));
        };
    }

    private Answer liveness() {
        looked.increment();
        var ready = readyReplicas();
        return ready > 0
                ? Answer.ok("{\"status\":\"ok\",\"readyReplicas\":%d}".formatted(ready))
                : Answer.error(503, "server_error", "No replica is ready.");
    }

    private Optional<Answer> infer(byte[] body, boolean chat) {
        asked.increment();
        if (faults.contains(Fault.INFERENCE_HANGS)) {
            pause(NEVER);
            return Optional.empty();
        }
        var answer = inferNow(body, chat);
        counter(answer.status()).increment();
        return Optional.of(answer);
    }

    private Answer inferNow(byte[] body, boolean chat) {
        if (faults.contains(Fault.INFERENCE_FAILS)) {
            return Answer.error(500, "server_error", "CUDA error: an illegal memory access was encountered");
        }
        if (readyReplicas() == 0) {
            return Answer.error(503, "server_error", "No replica is ready.");
        }
        var turn = queue.join(System.nanoTime(), requestsPerSecond());
        if (turn.isEmpty()) {
            return Answer.error(429, "rate_limit_error", "The queue is full.").with("Retry-After", "1");
        }
        pause(Duration.ofNanos(turn.getAsLong()).plus(latency()));
        return chat ? completions.chat(body, Instant.now()) : completions.complete(body, Instant.now());
    }

    private LongAdder counter(int status) {
        return switch (status) {
            case 200 -> answered;
            case 429 -> refused;
            default -> failed;
        };
    }

    private Duration latency() {
        var jitter = behaviour.jitter().toNanos();
        return behaviour.latency().plusNanos(ThreadLocalRandom.current().nextLong(-jitter, jitter + 1));
    }

    private static void pause(Duration duration) {
        new CompletableFuture<Void>()
                .completeOnTimeout(null, duration.toNanos(), NANOSECONDS)
                .join();
    }
}
