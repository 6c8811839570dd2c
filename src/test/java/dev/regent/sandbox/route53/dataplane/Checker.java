package dev.regent.sandbox.route53.dataplane;

import dev.regent.sandbox.route53.ControlPlane.CheckerObservation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One checker's standing with one check: where it is, what it holds, what it saw last. Guarded by its {@link Watch}. */
final class Checker {
    private final CheckerLocations.Location location;
    private CheckerState state;
    private @Nullable CheckerObservation last;

    Checker(CheckerLocations.Location location, boolean healthy) {
        this.location = location;
        this.state = CheckerState.startingAs(healthy);
    }

    CheckerLocations.Location location() {
        return location;
    }

    void saw(Look look, int failureThreshold, Instant at) {
        state = state.after(look.passed(), failureThreshold);
        last = new CheckerObservation(
                location.region(), location.address(), look.status(), at.toString(), look.passed());
    }

    boolean saysHealthy() {
        return state.healthy();
    }

    Optional<CheckerObservation> last() {
        return Optional.ofNullable(last);
    }
}
