package dev.regent.sandbox.clients;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A user with a steady stream of inference requests. It sends by the clock and does not wait for answers (an open loop),
 * so that an outage costs it as many requests as it lasts; it never tries a request twice.
 */
public final class InferenceClient implements AutoCloseable {
    /** More than can be under way when each gives up at its deadline. */
    private static final int MOST_UNDER_WAY = 400;

    private final Demand demand;
    private final StubResolver resolver;
    private final Transport transport;
    private final RequestLog log = new RequestLog();
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("inference-client").factory());

    private final ScheduledFuture<?> sending;

    private InferenceClient(Demand demand, Transport transport) {
        this.demand = demand;
        this.transport = transport;
        resolver = new StubResolver(demand.name(), demand.nameServers());
        var period = TimeUnit.SECONDS.toNanos(1) / demand.requestsPerSecond();
        sending = clock.scheduleAtFixedRate(this::send, 0, period, TimeUnit.NANOSECONDS);
    }

    /** Opens a connection for each request: the 30 s of the objective are about this one. */
    public static InferenceClient perRequest(Demand demand) {
        return new InferenceClient(demand, new ConnectionPerRequest(demand.name(), Demand.BODY));
    }

    /** Keeps connections and uses them again, as most clients do. */
    public static InferenceClient pooled(Demand demand) {
        return new InferenceClient(demand, new PooledConnections(Demand.BODY));
    }

    public RequestLog log() {
        return log;
    }

    @Override
    public void close() {
        sending.cancel(false);
        clock.shutdown();
        transport.close();
    }

    private void send() {
        var request = log.sent(Instant.now());
        if (!underWay.tryAcquire()) {
            log.finished(request, Instant.now(), Answer.failure("too many requests under way"));
            return;
        }
        Thread.startVirtualThread(() -> {
            try {
                var answer = ask();
                log.finished(request, Instant.now(), answer);
            } finally {
                underWay.release();
            }
        });
    }

    private Answer ask() {
        var until = System.nanoTime() + demand.deadline().toNanos();
        try {
            var address = resolver.lookUp().get(demand.deadline().toNanos(), TimeUnit.NANOSECONDS);
            var left = Duration.ofNanos(Math.max(1, until - System.nanoTime()));
            return transport.ask(new InetSocketAddress(address, demand.port()), left);
        } catch (ExecutionException | CompletionException unknown) {
            return Answer.failure("the name could not be looked up");
        } catch (TimeoutException late) {
            return Answer.failure("the name servers did not answer in time");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Answer.failure("stopped");
        }
    }
}
