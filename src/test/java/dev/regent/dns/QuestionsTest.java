package dev.regent.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.regent.decision.ZoneSamples;
import dev.regent.loop.Workers;
import dev.regent.world.Answer;
import dev.regent.world.Epoch;
import dev.regent.world.Gateway;
import dev.regent.world.Place;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Witness;
import dev.regent.world.Witness.Sign;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private static final Region EAST = ZoneSamples.REGIONS.get(0);
    private static final Region OHIO = ZoneSamples.REGIONS.get(1);

    private static final Executor SIDE_BY_SIDE = Workers.pool("questions");

    private final Service service = ZoneSamples.service(2);
    private final NamedZone one = new NamedZone();
    private final NamedZone other = new NamedZone();
    private final DatagramSocket silent;

    QuestionsTest() throws IOException {
        silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    /** What is loaded with the first question must not eat up its deadline. */
    @BeforeAll
    static void loadClasses() {
        try (NamedZone zone = new NamedZone()) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThatThrownBy(() ->
                                    ask(ZoneSamples.service(2), zone.address()).answer())
                            .hasMessageContaining("have no A record"));
        }
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        silent.close();
    }

    private InetSocketAddress silence() {
        return new InetSocketAddress(silent.getLocalAddress(), silent.getLocalPort());
    }

    private Questions ask(InetSocketAddress... servers) {
        return ask(service, servers);
    }

    private static Questions ask(Service service, InetSocketAddress... servers) {
        return new Questions(service, new Inquiry(() -> Arrays.asList(servers), SIDE_BY_SIDE), SIDE_BY_SIDE);
    }

    private static Epoch epoch(long number) {
        return new Epoch(number, EAST, "terraform", Instant.parse("2026-11-22T10:00:00Z"));
    }

    @Test
    void readsTheWitness() throws Exception {
        one.text("_up.us-east-1.api.example.com.", "up").text("_open.us-east-1.api.example.com.", "out");

        assertThat(ask(one.address()).witness(EAST)).isEqualTo(new Witness(Sign.YES, Sign.NO));
    }

    @Test
    void doesNotKnowAWitnessThatSaysSomethingElse() throws Exception {
        one.text("_up.us-east-1.api.example.com.", "maybe");

        assertThat(ask(one.address()).witness(EAST)).isEqualTo(Witness.SILENT);
    }

    @Test
    void asksTheNextServerWhereOneIsSilent() throws Exception {
        one.text("_up.us-east-1.api.example.com.", "down").text("_open.us-east-1.api.example.com.", "out");
        Questions questions = ask(silence(), one.address());

        for (int look = 0; look < 3; look++) {
            assertThat(questions.witness(EAST)).isEqualTo(new Witness(Sign.NO, Sign.NO));
        }
    }

    @Test
    void asksTheNextServerWhereOneKnowsNothingOfTheZone() throws Exception {
        Service elsewhere = ZoneSamples.service(2, List.of("api.example.org."));

        assertThatThrownBy(() -> ask(elsewhere, one.address()).witness(EAST))
                .isInstanceOf(Unanswered.class)
                .hasMessageContaining("nobody answers for _open.us-east-1.api.example.org.")
                .hasMessageContaining("REFUSED");
    }

    @Test
    void saysWhoIsSilentWhereNobodyAnswers() {
        assertThatThrownBy(() -> ask(silence()).epoch())
                .isInstanceOf(Unanswered.class)
                .hasMessageStartingWith("nobody answers for _regent.api.example.com.")
                .hasMessageContaining("1 of 1 name servers are silent");
    }

    @Test
    void takesTheOldestEpochThatAServerShows() throws Exception {
        one.text("_regent.api.example.com.", epoch(7).text());
        other.text("_regent.api.example.com.", epoch(6).text());

        assertThat(ask(one.address(), other.address()).epoch()).isEqualTo(epoch(6));
    }

    @Test
    void readsTheEpochFromThoseWhoAnswer() throws Exception {
        one.text("_regent.api.example.com.", epoch(7).text());

        assertThat(ask(one.address(), silence()).epoch()).isEqualTo(epoch(7));
    }

    @Test
    void readsAnEpochThatIsTooLongForUdp() throws Exception {
        String[] values = new String[12];
        Arrays.fill(values, '"' + "x".repeat(200) + '"');
        values[11] = '"' + epoch(7).text() + '"';
        one.with("_regent.api.example.com.", "TXT", values);

        assertThat(ask(one.address()).epoch()).isEqualTo(epoch(7));
    }

    @Test
    void refusesToTakeAnythingElseForAnEpoch() {
        one.text("_regent.api.example.com.", "hello");

        assertThatThrownBy(() -> ask(one.address()).epoch())
                .isInstanceOf(Unanswered.class)
                .hasMessage("_regent.api.example.com. says nothing that is an epoch");
    }

    @Test
    void collectsTheRegionsThatAreAnswered() throws Exception {
        one.with("api.example.com.", "A", "192.0.2.1");
        other.with("api.example.com.", "A", "192.0.2.2");

        assertThat(ask(one.address()).answer()).isEqualTo(new Answer(Set.of(EAST)));
        assertThat(ask(one.address(), other.address()).answer()).isEqualTo(new Answer(Set.of(EAST, OHIO)));
    }

    @Test
    void doesNotGuessWhoseAnAddressIs() {
        one.with("api.example.com.", "A", "203.0.113.9");

        assertThatThrownBy(() -> ask(one.address()).answer())
                .isInstanceOf(Unanswered.class)
                .hasMessage("api.example.com. is answered with 203.0.113.9, which is no region's gateway");
    }

    @Test
    void saysWhereThereIsNoAnswerAtAll() {
        assertThatThrownBy(() -> ask(one.address()).answer())
                .isInstanceOf(Unanswered.class)
                .hasMessage("the name servers have no A record for api.example.com.");
    }

    @Test
    void knowsGatewaysByNameAndByIpv6Address() throws Exception {
        one.with("api.example.com.", "CNAME", "Gateway.us-east-2.example.net.");
        other.with("api.example.com.", "AAAA", "2001:db8::2");

        assertThat(ask(at("gateway.us-east-1.example.net", "gateway.us-east-2.example.net"), one.address())
                        .answer())
                .isEqualTo(new Answer(Set.of(OHIO)));
        assertThat(ask(at("2001:db8::1", "2001:DB8:0::2"), other.address()).answer())
                .isEqualTo(new Answer(Set.of(OHIO)));
    }

    private Service at(String... addresses) {
        List<Place> order = service.order().stream()
                .map(place -> new Place(
                        place.region(),
                        place.tier(),
                        new Gateway("https", addresses[service.order().indexOf(place)], 443, "/health")))
                .toList();
        return new Service(
                service.name(),
                service.dnsNames(),
                service.hostedZone(),
                order,
                service.probe(),
                service.thresholds(),
                service.failback(),
                service.serving());
    }

    @Test
    void readsTheCanary() throws Exception {
        one.text("_canary.us-east-1.api.example.com.", "read").text("_canary.us-east-2.api.example.com.", "unread");

        assertThat(ask(one.address()).canary(EAST)).isTrue();
        assertThat(ask(one.address()).canary(OHIO)).isFalse();
        assertThatThrownBy(() -> ask(other.address()).canary(EAST))
                .hasMessage("_canary.us-east-1.api.example.com. says neither read nor unread");
    }
}
