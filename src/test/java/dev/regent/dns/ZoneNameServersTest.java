package dev.regent.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.regent.decision.ZoneSamples;
import dev.regent.loop.Calls;
import dev.regent.loop.Watch.Footing;
import dev.regent.world.Answer;
import dev.regent.world.Reading;
import dev.regent.world.Readings.Subject;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Witness;
import dev.regent.world.Witness.Sign;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ZoneNameServersTest {
    private static final Region EAST = ZoneSamples.REGIONS.get(0);

    private final Service service = ZoneSamples.service(2);
    private final NamedZone zone = new NamedZone();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ZoneNameServers nameServers = new ZoneNameServers(
            List.of(service),
            Map.of("chat", List.of(zone.address())),
            new Footing(timer, InstantSource.system(), Calls.UNHEARD));

    @AfterEach
    void stop() {
        nameServers.close();
        timer.shutdownNow();
        zone.close();
    }

    @Test
    void knowsNothingBeforeItHasLooked() {
        assertThat(nameServers.answers())
                .hasSize(1)
                .allSatisfy((name, reading) -> assertThat(reading).isInstanceOf(Reading.Unknown.class));
    }

    @Test
    void readsEverythingSideBySide() {
        zone.text("_up.us-east-1.api.example.com.", "up")
                .text("_open.us-east-1.api.example.com.", "open")
                .text("_canary.us-east-1.api.example.com.", "read")
                .text("_regent.api.example.com.", ZoneSamples.FIRST.text())
                .with("api.example.com.", "A", "192.0.2.1");

        nameServers.start();

        await().untilAsserted(() -> {
            assertThat(nameServers.witnesses().get(new Subject("chat", EAST)))
                    .extracting(Reading::known)
                    .hasToString("Optional[" + new Witness(Sign.YES, Sign.YES) + "]");
            assertThat(nameServers.epochs().get("chat"))
                    .extracting(Reading::known)
                    .hasToString("Optional[" + ZoneSamples.FIRST + "]");
            assertThat(nameServers.answers().get("chat"))
                    .extracting(Reading::known)
                    .hasToString("Optional[" + new Answer(Set.of(EAST)) + "]");
            assertThat(nameServers.canaries().get(EAST))
                    .extracting(Reading::known)
                    .hasToString("Optional[true]");
        });
    }

    @Test
    void saysWhyItDoesNotKnow() {
        nameServers.start();

        await().untilAsserted(() -> assertThat(nameServers.epochs().get("chat"))
                .isInstanceOfSatisfying(
                        Reading.Unknown.class,
                        unknown -> assertThat(unknown.why())
                                .isEqualTo("_regent.api.example.com. says nothing that is an epoch")));
    }

    @Test
    void seesWhatChanges() {
        zone.with("api.example.com.", "A", "192.0.2.1");
        nameServers.start();
        await().until(() ->
                nameServers.answers().values().iterator().next().known().isPresent());

        zone.without("api.example.com.");
        zone.with("api.example.com.", "A", "192.0.2.2");

        await().untilAsserted(() -> assertThat(nameServers.answers().values())
                .singleElement()
                .extracting(Reading::known)
                .hasToString("Optional[" + new Answer(Set.of(ZoneSamples.REGIONS.get(1))) + "]"));
    }
}
