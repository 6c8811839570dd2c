package dev.regent.simulation.invariant;

import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.history.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A fault that lasts: users are served again within its bound, and go on being served. */
public final class RecoversInTime implements Invariant {
    private final Trial trial;

    public RecoversInTime(Trial trial) {
        this.trial = trial;
    }

    @Override
    public String sentence() {
        return "a fault that lasts gets good answers within the budget that the design states for it";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        Duration since = moment.since().minus(Trial.AT);
        // Some moments more, for a run of good answers to be one.
        if (since.compareTo(trial.bound().plusSeconds(2)) < 0 || since.compareTo(Trial.LASTS) >= 0) {
            return Optional.empty();
        }
        Instant latest = moment.at().minus(since).plus(trial.bound());
        return moment.servedSince().filter(served -> !served.isAfter(latest)).isPresent()
                ? Optional.empty()
                : Optional.of(trial + ": " + since.toSeconds() + " s after the fault users have been served since "
                        + moment.servedSince().map(Instant::toString).orElse("never"));
    }
}
