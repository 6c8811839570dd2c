package dev.regent.simulation;

import dev.regent.loop.Boards;
import dev.regent.loop.RegentLoop;
import dev.regent.world.Decision;
import dev.regent.world.Decision.Role;
import dev.regent.world.OwnBoard;
import dev.regent.world.Reading;
import dev.regent.world.Region;
import dev.regent.world.Report;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A second process of a region beside the one at its seat: one board, written only by whoever saw it as it is. */
final class Replica implements Boards {
    private final Miniature miniature;
    private final Seat seat;
    private final RegentLoop loop;
    private Optional<Report> seen = Optional.empty();
    private @Nullable Decision late;
    private boolean cutOff;
    private long looks;
    private Role role = Role.BLIND;

    Replica(Miniature miniature, Region region) {
        this.miniature = miniature;
        this.seat = miniature.seat(region);
        this.loop = seat.begin("second", this, (world, decision, now) -> role = decision.role());
    }

    void tick(Instant now) {
        looks = seat.look();
        loop.tick(now);
    }

    /** From now on its own board does not answer, and what it writes is under way. */
    void cutOff() {
        cutOff = true;
    }

    /** What was under way arrives; whether it was written. */
    boolean arrives() {
        cutOff = false;
        return late != null && write(late);
    }

    Role role() {
        return role;
    }

    @Override
    public Reading<OwnBoard> own() {
        if (cutOff) {
            return new Reading.Unknown<>(miniature.now(), "the board does not answer", looks);
        }
        seen = seat.report();
        return seat.own();
    }

    @Override
    public Map<Region, Reading<Report>> peers() {
        return seat.peers();
    }

    @Override
    public void publish(Decision decision) {
        if (cutOff) {
            late = decision;
        } else {
            write(decision);
        }
    }

    /** If-Match: a report replaces only what its decider had seen on the board, or what it has written since. */
    private boolean write(Decision decision) {
        if (!seat.report().equals(seen)) {
            return false;
        }
        seat.publish(decision);
        seen = seat.report();
        return true;
    }
}
