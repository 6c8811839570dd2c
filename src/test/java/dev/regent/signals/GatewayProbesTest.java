package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regent.loop.Calls;
import dev.regent.loop.Watch.Footing;
import dev.regent.world.FailbackPolicy;
import dev.regent.world.Gateway;
import dev.regent.world.InferenceProbe;
import dev.regent.world.Place;
import dev.regent.world.ProbeResult;
import dev.regent.world.ProbeResult.NoAnswer;
import dev.regent.world.ProbeResult.Serves;
import dev.regent.world.Reading;
import dev.regent.world.Readings.Subject;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Serving;
import dev.regent.world.Settings;
import dev.regent.world.Thresholds;
import dev.regent.world.Tier;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayProbesTest {
    private static final Subject EAST = new Subject("chat", new Region("us-east-1"));
    private static final Subject OHIO = new Subject("chat", new Region("us-east-2"));
    private static final Subject WEST = new Subject("chat", new Region("us-west-2"));

    @Test
    void looksAtEveryGatewayByItself() throws Exception {
        try (OddServer fine = new OddServer((head, connection) -> OddServer.sendWhole(connection, "200 OK", "{}"));
                OddServer hanging = new OddServer((head, connection) -> {});
                var timer = Executors.newSingleThreadScheduledExecutor();
                var probes = new GatewayProbes(
                        settings(fine.port()),
                        Map.of(OHIO, hanging.address(), WEST, InetSocketAddress.createUnresolved("no.invalid", 80)),
                        new Footing(timer, InstantSource.system(), Calls.UNHEARD))) {
            probes.start();

            await().until(() -> known(probes, EAST) instanceof Serves);
            await().until(() ->
                    probes.latest().get(WEST) instanceof Reading.Unknown<ProbeResult> unknown && unknown.looks() > 0);

            await().untilAsserted(() -> assertThat(known(probes, OHIO))
                    .isEqualTo(new NoAnswer("127.0.12.1:" + hanging.port()
                            + " accepted the connection and sent nothing within 900 ms")));
            assertThat(hanging.requests).allMatch(head -> head.contains("Host: chat.example.com\n"));
            assertThat(fine.requests).allMatch(head -> head.contains("Host: chat.example.com:" + fine.port() + "\n"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000, 900", "1000, 500, 500", "1000, 950, 900", "5000, 1000, 1000", "50, 40, 40"})
    void endsALookBeforeTheNextIsDue(int interval, int own, int deadline) {
        assertThat(GatewayProbes.deadline(probe(Duration.ofMillis(own), Duration.ofMillis(interval))))
                .isEqualTo(Duration.ofMillis(deadline));
    }

    private static ProbeResult known(GatewayProbes probes, Subject subject) {
        return Objects.requireNonNull(probes.latest().get(subject))
                .known()
                .orElse(new ProbeResult.Saturated("not looked at yet"));
    }

    private static Settings settings(int port) {
        Service chat = new Service(
                "chat",
                List.of("chat.example.com."),
                "Z1",
                List.of(
                        new Place(EAST.region(), Tier.PRIMARY, new Gateway("http", "127.0.12.1", port, "/health")),
                        new Place(OHIO.region(), Tier.HOT, new Gateway("http", "127.0.12.1", 80, "/health")),
                        new Place(WEST.region(), Tier.COLD, new Gateway("http", "127.0.12.1", 80, "/health"))),
                probe(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                Thresholds.DEFAULTS,
                FailbackPolicy.DEFAULTS,
                Serving.UNKNOWN);
        return new Settings(EAST.region(), List.of(), List.of(chat), "digest");
    }

    private static InferenceProbe probe(Duration deadline, Duration interval) {
        return new InferenceProbe("POST", "/v1/completions", Map.of(), "{}", 200, "", deadline, interval);
    }
}
