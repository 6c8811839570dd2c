package dev.regent.sandbox.timeline;

import dev.regent.sandbox.clients.Exchange;
import dev.regent.sandbox.clients.Recovery;
import dev.regent.sandbox.clients.RequestLog;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells when a client begins to fail, and when the first of twenty good answers in a row has come. */
public final class ClientFeed {
    private static final int LOOKED_BACK = 400;

    private final RequestLog log;
    private final String client;
    private final Timeline timeline;
    private long next;
    private boolean failing;
    private int good;
    private @Nullable Exchange first;

    public ClientFeed(String client, RequestLog log, Timeline timeline) {
        this.client = client;
        this.log = log;
        this.timeline = timeline;
    }

    /** Takes what has been decided since the last time, up to the first request that still waits. */
    public synchronized void look() {
        for (Exchange exchange : log.last(LOOKED_BACK)) {
            if (exchange.number() >= next) {
                if (exchange.waits()) {
                    return;
                }
                next = exchange.number() + 1;
                take(exchange, Objects.requireNonNull(exchange.finished()));
            }
        }
    }

    /** As if nothing had failed yet. */
    public synchronized void forget() {
        failing = false;
        good = 0;
    }

    private void take(Exchange exchange, Instant at) {
        if (exchange.failed()) {
            good = 0;
            if (!failing) {
                failing = true;
                timeline.add(
                        at,
                        Event.Kind.CLIENTS_FAIL,
                        region(exchange),
                        client,
                        Objects.requireNonNull(exchange.failure()));
            }
        } else if (failing) {
            recovering(exchange);
        }
    }

    private void recovering(Exchange exchange) {
        good++;
        if (good == 1) {
            first = exchange;
        }
        if (good == Recovery.IN_A_ROW) {
            failing = false;
            Exchange began = Objects.requireNonNull(first);
            timeline.add(Objects.requireNonNull(began.finished()), Event.Kind.GOOD_ANSWER, region(began), client, "");
        }
    }

    private static String region(Exchange exchange) {
        return Objects.requireNonNullElse(exchange.region(), "");
    }
}
