package dev.regent.sandbox.route53.dataplane;

import static dev.regent.sandbox.route53.dataplane.ScriptedEndpoint.SILENCE;
import static dev.regent.sandbox.route53.dataplane.ScriptedEndpoint.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regent.sandbox.route53.ControlPlane.CheckerObservation;
import dev.regent.sandbox.route53.HealthCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real checkers against a real endpoint, with intervals of 50 ms in place of 10 s. */
class CheckersTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Timing QUICK = new Timing(
            Duration.ofMillis(100),
            Duration.ofMillis(100),
            Duration.ofMillis(100),
            Duration.ofMillis(100),
            Duration.ofMillis(5),
            Duration.ofMillis(10),
            0.005);

    private final Set<String> cutRegions = ConcurrentHashMap.newKeySet();
    private final Given.Plane plane = new Given.Plane();
    private final ScriptedEndpoint endpoint = ScriptedEndpoint.listening(ok("fine"));
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final DataPlaneTwin twin = start();

    @AfterEach
    void stop() throws IOException {
        twin.close();
        endpoint.close();
    }

    @Test
    void everyCheckerReportsAndEachRegionHasTwo() {
        plane.check(Given.http("gateway", endpoint.port()));

        await().untilAsserted(() -> assertThat(twin.observations("gateway")).hasSize(16));
        assertThat(twin.observations("gateway")).allSatisfy(observation -> {
            assertThat(observation.success()).isTrue();
            assertThat(observation.status()).isEqualTo("Success: HTTP Status Code 200, OK");
            assertThat(observation.checked()).isEqualTo("2026-11-22T12:00:00Z");
        });
        assertThat(twin.observations("gateway").stream().map(CheckerObservation::address))
                .doesNotHaveDuplicates();
        assertThat(twin.observations("gateway").stream().map(CheckerObservation::region))
                .containsAll(Given.ALL_REGIONS);
    }

    @Test
    void aNewCheckIsHealthyUntilThereIsDataAndANewInvertedOneIsNot() {
        plane.check(Given.http("gateway", endpoint.port()));
        plane.check(Given.inverted(Given.http("vote", endpoint.port())));

        await().untilAsserted(() -> assertThat(twin.healthy("gateway")).contains(true));
        assertThat(twin.healthy("vote")).contains(false);
        assertThat(twin.healthy("never-made")).isEmpty();
    }

    @Test
    void anEndpointGoesAndComesBack() {
        plane.check(Given.http("gateway", endpoint.port()));
        plane.check(Given.calculated("region", 1, List.of("gateway")));
        awaitHealth("region", true);

        endpoint.answers("HTTP/1.1 503 Service Unavailable\r\n\r\n");
        awaitHealth("region", false);
        endpoint.answers(ok("fine"));
        awaitHealth("region", true);

        await().untilAsserted(() -> assertThat(changes)
                .containsSubsequence("gateway false", "gateway true")
                .containsSubsequence("region false", "region true"));
    }

    @Test
    void anAbsentVoteCountsAsNoVoteAndAWrittenOneCounts() {
        endpoint.answers("HTTP/1.1 403 Forbidden\r\n\r\n");
        plane.check(Given.inverted(Given.endpoint("vote", HealthCheck.Type.HTTP_STR_MATCH, endpoint.port(), "evict")));
        awaitHealth("vote", true);

        endpoint.answers(ok("evict since noon"));
        awaitHealth("vote", false);
    }

    @Test
    void anEndpointThatHangsPilesUpNoConnections() {
        plane.check(Given.http("gateway", endpoint.port()));
        endpoint.answers(SILENCE);

        awaitHealth("gateway", false);

        assertThat(endpoint.openConnections()).isLessThanOrEqualTo(16);
    }

    @Test
    void aRegionCutFromAFewCheckersStaysHealthyAndFromMostDoesNot() {
        plane.check(Given.http("gateway", endpoint.port()));
        cutRegions.addAll(Given.ALL_REGIONS);
        cutRegions.removeAll(Set.of("us-east-1", "sa-east-1"));

        awaitFailedLooks("gateway", 12);
        assertThat(twin.healthy("gateway")).contains(true);

        cutRegions.add("sa-east-1");
        awaitHealth("gateway", false);
        assertThat(twin.observations("gateway"))
                .filteredOn(CheckerObservation::success)
                .hasSize(2)
                .allMatch(observation -> observation.region().equals("us-east-1"));
    }

    @Test
    void aDisabledCheckIsHealthyAndNotLookedAt() {
        endpoint.answers("HTTP/1.1 503 Service Unavailable\r\n\r\n");
        plane.check(Given.http("gateway", endpoint.port()));
        awaitHealth("gateway", false);

        plane.check(Given.disabled(Given.http("gateway", endpoint.port())));
        awaitHealth("gateway", true);

        assertThat(twin.observations("gateway")).isEmpty();
    }

    @Test
    void aDeletedCheckIsForgotten() {
        plane.check(Given.http("gateway", endpoint.port()));
        awaitHealth("gateway", true);

        plane.without("gateway");

        await().untilAsserted(() -> assertThat(twin.healthy("gateway")).isEmpty());
        assertThat(twin.observations("gateway")).isEmpty();
    }

    @Test
    void checkersMoveWithAnUpdateAndKeepWhatTheyHold() {
        endpoint.answers("HTTP/1.1 503 Service Unavailable\r\n\r\n");
        HealthCheck check = Given.http("gateway", endpoint.port());
        plane.check(check);
        awaitHealth("gateway", false);

        plane.check(Given.from(Set.of("us-east-1", "us-west-2", "eu-west-1"), check));

        await().untilAsserted(() -> assertThat(twin.observations("gateway"))
                .hasSize(16)
                .allMatch(o -> Set.of("us-east-1", "us-west-2", "eu-west-1").contains(o.region())));
        assertThat(changes).doesNotContain("gateway true");
    }

    @Test
    void anUnresolvableNameFailsTheLook() {
        HealthCheck check = Given.http("gateway", endpoint.port());
        plane.check(Given.byName(check, "nobody.invalid"));

        awaitHealth("gateway", false);

        assertThat(twin.observations("gateway"))
                .allMatch(observation -> observation.status().startsWith("Failure: DNS resolution failed"));
    }

    private void awaitHealth(String id, boolean healthy) {
        await().untilAsserted(() -> assertThat(twin.healthy(id)).contains(healthy));
    }

    private void awaitFailedLooks(String id, int count) {
        await().untilAsserted(() -> assertThat(twin.observations(id))
                .hasSize(16)
                .filteredOn(observation -> !observation.success())
                .hasSize(count));
    }

    private DataPlaneTwin start() {
        Network network = new Network() {
            @Override
            public boolean reachable(String checkerRegion, InetSocketAddress address) {
                return !cutRegions.contains(checkerRegion);
            }
        };
        try {
            DataPlaneTwin started = DataPlaneTwin.start(
                    plane, new Settings(List.of(), 0, 16, QUICK, network), new Random(1), InstantSource.fixed(NOON));
            started.onHealthChange((id, healthy, at) -> changes.add(id + " " + healthy));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
