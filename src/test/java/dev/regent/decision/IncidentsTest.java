package dev.regent.decision;

import static dev.regent.decision.AWorld.NOW;
import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.REFUSED;
import static dev.regent.decision.AWorld.VIRGINIA;
import static dev.regent.decision.AWorld.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Incident;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static final Instant EARLIER = NOW.minusSeconds(9);

    @Test
    void thereIsNoneInQuietTimes() {
        assertThat(incident(AWorld.ofThree())).isEmpty();
    }

    @Test
    void opensWithTheFirstLookThatFails() {
        Incident incident = incident(AWorld.ofThree().probe(VIRGINIA, WRONG, 1)).orElseThrow();

        assertThat(incident).isEqualTo(Incident.opened(VIRGINIA, NOW));
    }

    @Test
    void datesEachPhaseOnce() {
        AWorld world = AWorld.ofThree()
                .seenFrom(OHIO)
                .failed(VIRGINIA)
                .probe(VIRGINIA, WRONG, 4)
                .remembers(kept -> kept.incident = Optional.of(Incident.opened(VIRGINIA, EARLIER)));

        Incident voted = incident(world).orElseThrow();
        assertThat(voted.suspected()).isEqualTo(EARLIER);
        assertThat(voted.condition()).contains(NOW);
        assertThat(voted.voted()).contains(NOW);
        assertThat(voted.out()).isEmpty();

        Incident moved = incident(world.out(VIRGINIA)
                        .answers(OHIO)
                        .at(NOW.plusSeconds(5))
                        .remembers(kept -> kept.incident = Optional.of(voted)))
                .orElseThrow();
        assertThat(moved.voted()).contains(NOW);
        assertThat(moved.out()).contains(NOW.plusSeconds(5));
        assertThat(moved.moved()).contains(NOW.plusSeconds(5));
        assertThat(moved.closed()).isEmpty();
    }

    @Test
    void aHomeHasFailedWhenItsRegentSaysSoHoweverShortlyItWasSeen() {
        AWorld world = AWorld.ofThree().seenFrom(OHIO).failed(VIRGINIA).probe(VIRGINIA, WRONG, 1);

        assertThat(incident(world)).flatMap(Incident::condition).contains(NOW);
    }

    @Test
    void orWhenItWasSeenToFailForPatience() {
        AWorld world = AWorld.ofThree().seenFrom(OHIO).silent(VIRGINIA);

        assertThat(incident(world.probe(VIRGINIA, REFUSED, 3)))
                .map(Incident::condition)
                .contains(Optional.empty());
        assertThat(incident(world.probe(VIRGINIA, REFUSED, 4)))
                .flatMap(Incident::condition)
                .contains(NOW);
    }

    @Test
    void troubleAfterOneThatIsOverOpensAnother() {
        AWorld world =
                AWorld.ofThree().probe(VIRGINIA, WRONG, 1).remembers(kept -> kept.incident = Optional.of(over()));

        assertThat(incident(world)).contains(Incident.opened(VIRGINIA, NOW));
    }

    @Test
    void staysAsItWasWhileNobodyKnowsTheHome() {
        AWorld world = AWorld.ofThree().nobodyKnowsTheHome().remembers(kept -> kept.incident = Optional.of(out()));

        assertThat(incident(world)).contains(out());
    }

    @Test
    void aSuspicionThatCameToNothingIsForgotten() {
        AWorld world =
                AWorld.ofThree().remembers(kept -> kept.incident = Optional.of(Incident.opened(VIRGINIA, EARLIER)));

        assertThat(incident(world)).isEmpty();
    }

    @Test
    void closesWhenTheHomeServesAgain() {
        AWorld world = AWorld.ofThree().remembers(kept -> kept.incident = Optional.of(out()));

        assertThat(incident(world)).map(Incident::closed).contains(Optional.of(NOW));
    }

    @Test
    void closesWhenEveryNameServerKnowsTheNewHomeAndDatesTheMoveByWeights() {
        AWorld world =
                AWorld.ofThree().epoch(8, OHIO).answers(OHIO).remembers(kept -> kept.incident = Optional.of(out()));

        Incident open = incident(world).orElseThrow();
        assertThat(open.moved()).contains(NOW);
        assertThat(open.closed()).isEmpty();
        assertThat(incident(world.remembers(kept -> kept.insync = 8)))
                .map(Incident::closed)
                .contains(Optional.of(NOW));
    }

    private static Incident out() {
        return new Incident(
                VIRGINIA,
                EARLIER,
                Optional.of(EARLIER),
                Optional.empty(),
                Optional.of(EARLIER),
                Optional.empty(),
                Optional.empty());
    }

    private static Incident over() {
        return new Incident(
                VIRGINIA,
                EARLIER,
                Optional.of(EARLIER),
                Optional.empty(),
                Optional.of(EARLIER),
                Optional.empty(),
                Optional.of(EARLIER));
    }

    private static Optional<Incident> incident(AWorld world) {
        return world.decide().said().memory().incident();
    }
}
