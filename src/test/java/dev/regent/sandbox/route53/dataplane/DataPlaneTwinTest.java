package dev.regent.sandbox.route53.dataplane;

import static dev.regent.sandbox.route53.dataplane.Given.weighted;
import static dev.regent.sandbox.route53.dataplane.Given.zone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regent.sandbox.route53.RecordSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Health and records together: what DNS answers as either changes. */
class DataPlaneTwinTest {
    private final Given.Plane plane = new Given.Plane();
    private final List<String> answerChanges = new CopyOnWriteArrayList<>();
    private final DataPlaneTwin twin = start();

    @AfterEach
    void stop() throws IOException {
        twin.close();
    }

    @Test
    void answersByHealthAtTheMoment() throws IOException {
        plane.zones(zone(weighted("a", 1, "home"), weighted("b", 0, "heir"), weighted("c", 0, "third")));
        plane.check(Given.calculated("home", 0, List.of()));
        plane.check(Given.calculated("heir", 0, List.of()));
        plane.check(Given.calculated("third", 1, List.of()));
        await().untilAsserted(() -> assertThat(twin.healthy("third")).contains(false));
        assertThat(answered()).containsExactly("192.0.2.1");

        plane.check(Given.calculated("home", 1, List.of()));

        await().untilAsserted(() -> assertThat(answered()).containsExactly("192.0.2.2"));
        assertThat(twin.currentlyAnswered("API.example.com.", "A"))
                .containsExactly(new Choice(weighted("b", 0, "heir"), 1));
        await().untilAsserted(() ->
                assertThat(answerChanges).containsSubsequence("api.example.com. A a=1.0", "api.example.com. A b=1.0"));
    }

    @Test
    void sharesTheAnswersAmongTheHealthyByWeight() throws IOException {
        plane.zones(zone(weighted("a", 1, null), weighted("b", 3, null)));

        long second = 0;
        for (int i = 0; i < 400; i++) {
            second += answered().contains("192.0.2.2") ? 1 : 0;
        }

        assertThat(second).isBetween(250L, 350L);
    }

    @Test
    void tellsOfRecordsThatComeAndGo() {
        plane.zones(zone(weighted("a", 1, null)));
        await().untilAsserted(() -> assertThat(answerChanges).contains("api.example.com. A a=1.0"));

        plane.zones(zone());

        await().untilAsserted(() -> assertThat(answerChanges).contains("api.example.com. A "));
    }

    private List<String> answered() throws IOException {
        Record question = Record.newRecord(Name.fromString("api.example.com."), Type.A, DClass.IN);
        Message reply = new SimpleResolver(twin.nameServers().getFirst()).send(Message.newQuery(question));
        return reply.getSection(Section.ANSWER).stream()
                .map(Record::rdataToString)
                .toList();
    }

    private DataPlaneTwin start() {
        try {
            Timing timing = Timing.documented().withAggregationDelay(Duration.ofMillis(1));
            List<InetAddress> loopback = List.of(InetAddress.getLoopbackAddress());
            DataPlaneTwin started = DataPlaneTwin.start(
                    plane, Settings.documented(loopback, 0).with(timing), new Random(7), InstantSource.system());
            started.onAnswerChange(
                    (name, type, choices, at) -> answerChanges.add(name + " " + type + " " + text(choices)));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(List<Choice> choices) {
        return choices.stream().map(DataPlaneTwinTest::text).collect(Collectors.joining(" "));
    }

    private static String text(Choice choice) {
        RecordSet record = choice.record();
        return record.setIdentifier() + "=" + choice.probability();
    }
}
