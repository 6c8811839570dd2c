package dev.regent.signals;

import dev.regent.loop.Calls;
import dev.regent.loop.Watch.Footing;
import dev.regent.loop.Watch.Pace;
import dev.regent.world.Reading;
import dev.regent.world.Serving.Stack;
import dev.regent.world.SignalSight;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;

/** A process that looks once at each Prometheus that it is given, and says what became of it: the trust of a JVM is one. */
final class OneLook {
    private static final Pace PACE = new Pace(Duration.ofMinutes(5), Duration.ofMinutes(1));

    private OneLook() {}

    public static void main(String[] urls) {
        for (String url : urls) {
            System.out.println(url + " " + look(URI.create(url)));
        }
        System.exit(0);
    }

    private static String look(URI url) {
        var chat = Stacks.service("chat", Stack.VLLM, Map.of(), Stacks.deployment("chat"));
        var footing = new Footing(Executors.newSingleThreadScheduledExecutor(), InstantSource.system(), Calls.UNHEARD);
        try (PrometheusSignals signals = new PrometheusSignals(url, List.of(chat), footing, PACE).start()) {
            Reading<SignalSight> reading = Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> Objects.requireNonNull(signals.latest().get("chat")), seen -> seen.looks() > 0);
            return switch (reading) {
                case Reading.Known<SignalSight> known -> "known";
                case Reading.Unknown<SignalSight> unknown -> unknown.why();
            };
        } finally {
            footing.timer().shutdownNow();
        }
    }
}
