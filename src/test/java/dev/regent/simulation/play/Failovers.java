package dev.regent.simulation.play;

import dev.regent.simulation.Deed;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import java.util.Optional;

/** Counts how often DNS left everybody whom it answered while something was wrong. Cannot be broken. */
final class Failovers implements Invariant {
    private int count;

    @Override
    public String sentence() {
        return "Moves of the DNS answer under faults are counted.";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        if (!moment.scene().faults().isEmpty()) {
            count += (int) moment.deeds(Deed.Answered.class).stream()
                    .filter(Deed.Answered::isMove)
                    .count();
        }
        return Optional.empty();
    }

    int count() {
        return count;
    }
}
