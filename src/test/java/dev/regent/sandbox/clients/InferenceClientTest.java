package dev.regent.sandbox.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.gateway.Behaviour;
import dev.regent.sandbox.gateway.Fault;
import dev.regent.sandbox.gateway.InferenceGateway;
import dev.regent.world.Region;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InferenceClientTest {
    enum Kind {
        PER_REQUEST,
        POOLED
    }

    private OneNameServer dns;
    private InferenceGateway home;
    private InferenceGateway heir;

    @BeforeEach
    void start() throws IOException {
        dns = new OneNameServer("127.0.14.11", 0);
        home = gateway("us-east-1", "127.0.14.11", 0);
        heir = gateway("us-east-2", "127.0.14.12", home.endpoint().getPort());
    }

    @AfterEach
    void stop() {
        dns.close();
        home.close();
        heir.close();
    }

    @ParameterizedTest
    @EnumSource
    void asksTheRegionThatDnsNames(Kind kind) {
        try (var client = client(kind, Duration.ofSeconds(20))) {
            Awaitility.await().until(() -> client.log().tally().answered() >= 10);

            var tally = client.log().tally();
            assertThat(tally.failed()).isZero();
            assertThat(tally.answeredBy()).containsOnlyKeys("us-east-1");
            assertThat(client.log().recovery(Instant.EPOCH)).isInstanceOf(Recovery.NeverFailed.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DIES", "HANGS", "INFERENCE_FAILS", "INFERENCE_HANGS"})
    void seesAFaultAndMovesWithDns(Fault fault) {
        try (var client = client(Kind.PER_REQUEST, Duration.ofMillis(500))) {
            seesItAndMoves(client, fault);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DIES", "HANGS", "INFERENCE_FAILS", "INFERENCE_HANGS"})
    void seesAFaultAndMovesWithDnsWhenPooled(Fault fault) {
        try (var client = client(Kind.POOLED, Duration.ofMillis(500))) {
            seesItAndMoves(client, fault);
        }
    }

    private void seesItAndMoves(InferenceClient client, Fault fault) {
        Awaitility.await().until(() -> client.log().tally().answered() >= 5);
        var at = Instant.now();
        home.inject(fault);
        Awaitility.await().until(() -> client.log().everFailed(at, Instant.MAX));

        dns.answers("127.0.14.12");

        Awaitility.await().until(() -> client.log().recovery(at) instanceof Recovery.Recovered);
        assertThat(client.log().last(20).get(0).region()).isEqualTo("us-east-2");
        assertThat(client.log().tally().failedBecause()).doesNotContainKey("unknown");
    }

    private InferenceClient client(Kind kind, Duration deadline) {
        var demand =
                new Demand("chat.example.com", home.endpoint().getPort(), List.of(dns.socketAddress()), 50, deadline);
        return switch (kind) {
            case PER_REQUEST -> InferenceClient.perRequest(demand);
            case POOLED -> InferenceClient.pooled(demand);
        };
    }

    private static InferenceGateway gateway(String region, String host, int port) {
        var behaviour = new Behaviour(
                Duration.ofMillis(5),
                Duration.ofMillis(2),
                Duration.ofSeconds(1),
                1000,
                Duration.ofMillis(500),
                Duration.ZERO);
        var gateway = InferenceGateway.start(new Region(region), new InetSocketAddress(host, port), behaviour);
        gateway.haveReady(1);
        return gateway;
    }
}
