package dev.regent.simulation.invariant;

import dev.regent.simulation.Deed.Answered;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import java.util.Optional;

/** For one fault: users are moved once, or once more where the next in line has failed too. */
public final class NoMoreThanTwoMoves implements Invariant {
    private final int most;
    private int moves;

    /** For a trial of so many regions that fail. */
    public NoMoreThanTwoMoves(long faults) {
        this.most = (int) (2 * faults);
    }

    @Override
    public String sentence() {
        return "no more than two moves of the answer for one fault";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        moves += (int)
                moment.deeds(Answered.class).stream().filter(Answered::isMove).count();
        return moves > most ? Optional.of(moves + " moves") : Optional.empty();
    }
}
