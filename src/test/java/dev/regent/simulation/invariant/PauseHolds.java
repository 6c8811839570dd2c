package dev.regent.simulation.invariant;

import dev.regent.simulation.Deed.Voted;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.Pauses;
import java.util.Optional;

/** A regent that has known of a pause for some moments casts no new vote against the home, orders aside. */
public final class PauseHolds implements Invariant {
    private static final int KNOWN = 4;

    private final Streaks<String> paused = new Streaks<>();

    @Override
    public String sentence() {
        return "a person's pause holds";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        moment.scene()
                .regents()
                .forEach(regent -> paused.count(
                        regent.replica(),
                        regent.world()
                                .filter(world ->
                                        Pauses.holds(world, moment.at()) && !Pauses.isOrdered(world, moment.at()))
                                .isPresent()));
        // An order may be as young as its vote.
        if (moment.isOrdered()) {
            return Optional.empty();
        }
        return moment.deeds(Voted.class).stream()
                .filter(vote -> !moment.scene().isMad(vote.voter()))
                .filter(vote -> vote.against().equals(moment.home())
                        && moment.shownHome().equals(Optional.of(vote.against())))
                .filter(vote -> moment.scene().regents(vote.voter()).stream()
                        .allMatch(regent -> paused.of(regent.replica()) > KNOWN))
                .findFirst()
                .map(vote -> vote.voter() + " votes against " + vote.against() + ", although it knows of a pause");
    }
}
