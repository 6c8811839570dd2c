package dev.regent.dns;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.regent.dns.LiveZone.OHIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.regent.decision.ZoneSamples;
import dev.regent.sandbox.route53.ChangeEvent;
import dev.regent.world.Reading;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong between a regent and Route 53's API, with the twin behind it. */
class Route53OnTheWireTest {
    private static final String RECORDS = "/2013-04-01/hostedzone/[^/]+/rrset/?";

    private final LiveZone live = LiveZone.quick();
    private final WireMockServer wire = new WireMockServer(wireMockConfig()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            .preserveHostHeader(true)
            .extensions(new LostAnswer()));

    @BeforeEach
    void start() {
        wire.start();
        wire.stubFor(any(anyUrl()).atPriority(9).willReturn(passedOn()));
    }

    @AfterEach
    void stop() {
        wire.stop();
        live.close();
    }

    private ResponseDefinitionBuilder passedOn() {
        return aResponse().proxiedFrom(live.api.endpoint().toString());
    }

    private static ResponseDefinitionBuilder error(int status, String code) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/xml")
                .withBody("<ErrorResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Error><Type>Sender"
                        + "</Type><Code>" + code + "</Code><Message>a test says " + code
                        + "</Message></Error><RequestId>r</RequestId></ErrorResponse>");
    }

    /** The first request of that kind; later ones pass. */
    private void first(MappingBuilder request, ResponseDefinitionBuilder answer) {
        wire.stubFor(request.atPriority(1)
                .inScenario("first")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("over")
                .willReturn(answer));
    }

    private Route53Zones regent() {
        return live.regent(OHIO, URI.create(wire.baseUrl()));
    }

    private static MappingBuilder change() {
        return post(urlPathMatching(RECORDS));
    }

    private int changesSent() {
        return wire.countRequestsMatching(
                        postRequestedFor(urlPathMatching(RECORDS)).build())
                .getCount();
    }

    @ParameterizedTest
    @EnumSource
    void readsThatItHasWonWhenTheAnswerIsLost(LostAnswer.How how) {
        first(
                change(),
                passedOn().withTransformer("lost-answer", "how", how.name()).withTransformers("lost-answer"));
        Route53Zones zones = regent();

        zones.propose(live.move(ZoneSamples.FIRST, OHIO));

        await().untilAsserted(
                        () -> assertThat(live.state(zones).epoch().number()).isEqualTo(2));
        await().during(Duration.ofMillis(500)).until(() -> changesSent() == 1);
        assertThat(live.changes()).extracting(ChangeEvent::accepted).containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PriorRequestNotComplete", "Throttling"})
    void triesAgainWhenRoute53IsBusy(String code) {
        first(change(), error(400, code));
        Route53Zones zones = regent();

        zones.propose(live.move(ZoneSamples.FIRST, OHIO));

        await().untilAsserted(
                        () -> assertThat(live.state(zones).epoch().number()).isEqualTo(2));
        assertThat(changesSent()).isEqualTo(2);
    }

    @Test
    void triesAgainAfterAnErrorOfTheServer() {
        first(change(), error(503, "ServiceUnavailable"));
        Route53Zones zones = regent();

        zones.propose(live.move(ZoneSamples.FIRST, OHIO));

        await().untilAsserted(
                        () -> assertThat(live.state(zones).epoch().number()).isEqualTo(2));
        assertThat(changesSent()).isEqualTo(2);
    }

    @Test
    void givesUpInTheEndWhenRoute53StaysBusy() {
        wire.stubFor(change().atPriority(1).willReturn(error(400, "PriorRequestNotComplete")));
        Route53Zones zones = regent();

        zones.propose(live.move(ZoneSamples.FIRST, OHIO));
        zones.propose(live.move(ZoneSamples.FIRST, OHIO));

        await().until(() -> changesSent() >= 6);
        await().during(Duration.ofMillis(500)).until(() -> changesSent() == 6);
    }

    @Test
    void doesNotRepeatWhatIsForbidden() {
        wire.stubFor(change().atPriority(1).willReturn(error(403, "AccessDenied")));
        Route53Zones zones = regent();

        zones.propose(live.move(ZoneSamples.FIRST, OHIO));

        await().until(() -> changesSent() == 1);
        await().during(Duration.ofMillis(500)).until(() -> changesSent() == 1);
    }

    @Test
    void doesNotKnowTheZoneWhileItCannotBeReadAndSaysWhy() {
        Route53Zones zones = regent();
        await().untilAsserted(
                        () -> assertThat(live.state(zones).epoch().number()).isEqualTo(1));

        wire.stubFor(get(urlPathMatching(RECORDS)).atPriority(1).willReturn(error(403, "AccessDenied")));

        await().untilAsserted(() -> assertThat(zones.latest().values())
                .singleElement()
                .isInstanceOfSatisfying(
                        Reading.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("a test says AccessDenied")));
    }

    @Test
    void readsTheRecordsEvenWhereItMayNotReadTheHealthChecks() {
        wire.stubFor(
                get(urlPathMatching("/2013-04-01/healthcheck")).atPriority(1).willReturn(error(403, "AccessDenied")));

        Route53Zones zones = regent();

        await().untilAsserted(() -> assertThat(live.state(zones).findings())
                .singleElement()
                .asString()
                .startsWith("the health checks could not be read: a test says AccessDenied"));
    }

    /** 295 others, and a page of 300 ends between two records of one name. */
    @ParameterizedTest
    @ValueSource(ints = {295, 320})
    void passesOverTheNamesOfOthersInALargeZone(int others) {
        live.fill(others);
        Route53Zones zones = regent();

        await().untilAsserted(() -> assertThat(live.state(zones).findings()).isEmpty());

        zones.close();
        long looks = zones.latest().values().iterator().next().looks();
        assertThat(requestsForRecords()).isBetween(2 * looks, 2 * looks + 2);
    }

    @Test
    void asksOnceForAllRecordsOfAService() {
        Route53Zones zones = regent();

        await().until(() -> zones.latest().values().stream()
                .allMatch(reading -> reading.looks() > 3 && reading.known().isPresent()));

        zones.close();
        long looks = zones.latest().values().iterator().next().looks();
        assertThat(requestsForRecords()).isBetween(looks, looks + 1);
    }

    private long requestsForRecords() {
        return wire.getAllServeEvents().stream()
                .filter(event -> event.getRequest().getUrl().contains("rrset"))
                .count();
    }
}
