package dev.regent.simulation;

import dev.regent.loop.Boards;
import dev.regent.loop.RegentLoop;
import dev.regent.loop.Zones;
import dev.regent.world.Decision;
import dev.regent.world.Decision.Role;
import dev.regent.world.OwnBoard;
import dev.regent.world.Reading;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.WeightMove;
import dev.regent.world.ZoneState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A second process of a region beside the one at its seat: one board, written only by whoever saw it as it is, and a
 * zone that it reads every five ticks.
 */
final class Replica implements Boards, Zones {
    private static final int BETWEEN_READS = 5;

    private final Miniature miniature;
    private final Seat seat;
    private final RegentLoop loop;
    private Optional<Report> seen = Optional.empty();
    private @Nullable Decision late;
    private boolean cutOff;
    private long looks;
    private long ticks;
    private Map<String, Reading<ZoneState>> zone = Map.of();
    private Role role = Role.BLIND;

    Replica(Miniature miniature, Region region) {
        this.miniature = miniature;
        this.seat = miniature.seat(region);
        this.loop = seat.begin("second", this, this, (world, decision, now) -> role = decision.role());
    }

    void tick(Instant now) {
        looks = seat.look();
        if (ticks++ % BETWEEN_READS == 0) {
            zone = seat.latest();
        }
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

    @Override
    public Map<String, Reading<ZoneState>> latest() {
        return zone;
    }

    @Override
    public void propose(WeightMove move) {
        seat.propose(move);
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
