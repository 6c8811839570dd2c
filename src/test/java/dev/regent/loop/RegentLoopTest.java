package dev.regent.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Answer;
import dev.regent.world.Decision;
import dev.regent.world.Decision.Role;
import dev.regent.world.Epoch;
import dev.regent.world.FailbackPolicy;
import dev.regent.world.Gateway;
import dev.regent.world.InferenceProbe;
import dev.regent.world.OwnBoard;
import dev.regent.world.Place;
import dev.regent.world.ProbeResult;
import dev.regent.world.ProbeResult.AnswersWrong;
import dev.regent.world.ProbeResult.Serves;
import dev.regent.world.Reading;
import dev.regent.world.Readings;
import dev.regent.world.Readings.Subject;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.Service;
import dev.regent.world.Serving;
import dev.regent.world.Settings;
import dev.regent.world.SignalSight;
import dev.regent.world.Thresholds;
import dev.regent.world.Tier;
import dev.regent.world.WeightMove;
import dev.regent.world.Witness;
import dev.regent.world.World;
import dev.regent.world.ZoneState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the loop does beside looking and deciding: a service in one region, of which only the probe is known. */
class RegentLoopTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Region VIRGINIA = new Region("us-east-1");
    private static final ProbeResult WRONG = new AnswersWrong("inference answered 500", false);

    private final Outside outside = new Outside();
    private final Monitoring monitoring = new Monitoring();
    private final RegentLoop loop = new RegentLoop(
            World.unseen(new Settings(VIRGINIA, List.of(), List.of(chat()), ""), "one", NOW),
            new RegentLoop.Ports(
                    outside, outside, outside, new NoZones(), Clusters.none(), monitoring, List::of, List.of()),
            (world, now) -> watching());
    private long looks;

    @Test
    void asksMonitoringOutOfTurnWhileAFailureIsNew() {
        probe(new Serves(), 3);
        assertThat(monitoring.hurried).isZero();

        probe(WRONG, 30);
        assertThat(monitoring.hurried).isEqualTo(30);
    }

    @Test
    void doesNotHurryForEverForARegionThatNeverServes() {
        probe(WRONG, 600);

        assertThat(monitoring.hurried).isEqualTo(30);
    }

    @Test
    void hurriesAgainForTheNextFailure() {
        probe(WRONG, 100);
        probe(new Serves(), 1);
        probe(WRONG, 5);

        assertThat(monitoring.hurried).isEqualTo(35);
    }

    private void probe(ProbeResult result, int times) {
        for (int look = 0; look < times; look++) {
            looks++;
            outside.probe = new Reading.Known<>(result, looks);
            loop.tick(NOW.plusSeconds(looks));
        }
    }

    private static Decision watching() {
        return new Decision(
                Role.WATCHING,
                "another replica acts",
                new Report(VIRGINIA, "one", 1, NOW, "", Map.of(), new TreeMap<>()),
                Map.of());
    }

    private static Service chat() {
        return new Service(
                "chat",
                List.of("chat.example.com."),
                "Z1",
                List.of(new Place(VIRGINIA, Tier.PRIMARY, new Gateway("http", "192.0.2.1", 80, "/health"))),
                new InferenceProbe("GET", "/v1", Map.of(), "", 200, "", Duration.ofSeconds(1), Duration.ofSeconds(1)),
                Thresholds.DEFAULTS,
                FailbackPolicy.DEFAULTS,
                Serving.UNKNOWN);
    }

    private static final class Monitoring implements Signals {
        private int hurried;

        @Override
        public Map<String, Reading<SignalSight>> latest() {
            return Map.of();
        }

        @Override
        public void lookNow(String service) {
            hurried++;
        }
    }

    private static final class Outside implements Boards, Probes, NameServers {
        private Reading<ProbeResult> probe = Reading.notYet(NOW);

        @Override
        public Reading<OwnBoard> own() {
            return Readings.NONE.ownBoard();
        }

        @Override
        public Map<Region, Reading<Report>> peers() {
            return Map.of();
        }

        @Override
        public void publish(Decision decision) {
            throw new IllegalStateException("whoever watches publishes nothing");
        }

        @Override
        public Map<Subject, Reading<ProbeResult>> latest() {
            return Map.of(new Subject("chat", VIRGINIA), probe);
        }

        @Override
        public Map<Subject, Reading<Witness>> witnesses() {
            return Map.of();
        }

        @Override
        public Map<String, Reading<Epoch>> epochs() {
            return Map.of();
        }

        @Override
        public Map<String, Reading<Answer>> answers() {
            return Map.of();
        }

        @Override
        public Map<Region, Reading<Boolean>> canaries() {
            return Map.of();
        }
    }

    private static final class NoZones implements Zones {
        @Override
        public Map<String, Reading<ZoneState>> latest() {
            return Map.of();
        }

        @Override
        public void propose(WeightMove move) {
            throw new IllegalStateException("whoever watches moves nothing");
        }
    }
}
