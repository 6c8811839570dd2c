package dev.regent.simulation.measure;

import dev.regent.simulation.Deed;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.Simulation;
import dev.regent.simulation.history.Trial;
import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks on at a trial, and takes down when its phases ended. Cannot be broken. */
final class RecoveryWatch implements Invariant {
    private final Simulation simulation;
    private final Region home;
    private Optional<Instant> vote = Optional.empty();
    private Optional<Instant> move = Optional.empty();
    private Optional<Instant> served = Optional.empty();
    private Instant fault = Instant.MAX;

    RecoveryWatch(Simulation simulation) {
        this.simulation = simulation;
        this.home = simulation.scene().home();
    }

    @Override
    public String sentence() {
        return "What happens after the fault is taken down.";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        fault = moment.at().minus(moment.since()).plus(Trial.AT);
        boolean lasts =
                moment.since().compareTo(Trial.AT) > 0 && moment.since().compareTo(Trial.AT.plus(Trial.LASTS)) < 0;
        if (lasts) {
            take(moment);
        }
        return Optional.empty();
    }

    private void take(Moment moment) {
        vote = vote.or(() -> moment.deeds(Deed.Voted.class).stream()
                .filter(voted -> voted.against().equals(home))
                .map(Deed::at)
                .findFirst());
        moment.deeds(Deed.Answered.class).stream()
                .filter(Deed.Answered::isMove)
                .forEach(moved -> move = Optional.of(moved.at()));
        served = simulation.client().servedSince().filter(since -> since.isAfter(fault));
    }

    Recovery recovery() {
        return new Recovery(vote.map(this::seconds), move.map(this::seconds), served.map(this::seconds));
    }

    private double seconds(Instant at) {
        return Recovery.seconds(Duration.between(fault, at));
    }
}
