package dev.regent.simulation.regent;

import dev.regent.loop.Boards;
import dev.regent.simulation.cloud.BoardStore;
import dev.regent.simulation.cloud.BoardStore.Stored;
import dev.regent.simulation.cloud.Rhythm;
import dev.regent.simulation.network.Node;
import dev.regent.world.Decision;
import dev.regent.world.OwnBoard;
import dev.regent.world.OwnBoard.Unreadable;
import dev.regent.world.OwnBoard.Vote;
import dev.regent.world.Reading;
import dev.regent.world.Region;
import dev.regent.world.Report;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at every board once a second, and has decisions written on the own one. */
final class BoardLooks implements Boards {
    private static final Duration DEADLINE = Duration.ofMillis(950);

    private final Setting setting;
    private final Look<Seen> own;
    private final Map<Region, Look<Report>> peers = new LinkedHashMap<>();
    private final BoardWriter writer;
    private @Nullable Seen base;
    private Optional<Long> damaged = Optional.empty();
    private int damagedLooks;

    /**
     * What lay on the own board.
     *
     * @param begun        when the look began, on the monotonic clock: whatever was written later may be missing
     * @param votes        with their ETags
     * @param damagedLooks in a row that found the same damaged report; 0 where it can be read
     */
    record Seen(long begun, Optional<Stored> report, Map<Vote, Long> votes, int damagedLooks) {
        OwnBoard board() {
            return new OwnBoard(
                    report.flatMap(Stored::report),
                    votes.keySet(),
                    damagedLooks == 0
                            ? Optional.empty()
                            : Optional.of(new Unreadable("the report cannot be read", true, damagedLooks)));
        }
    }

    BoardLooks(Setting setting) {
        this.setting = setting;
        this.writer = new BoardWriter(setting);
        this.own = look("board " + setting.self(), this::own);
        for (Region region : setting.cloud().regions()) {
            if (!region.equals(setting.self())) {
                peers.put(region, look("board " + region, outcome -> peer(region, outcome)));
            }
        }
    }

    private <T> Look<T> look(String what, java.util.function.Consumer<Look.Outcome<T>> look) {
        Duration interval = setting.cloud().platform().rhythm().boards();
        Duration deadline = Rhythm.deadline(DEADLINE, interval);
        return new Look<>(what, interval, deadline, look, setting.process(), setting.clock())
                .start(setting.dice().upTo(interval));
    }

    private void own(Look.Outcome<Seen> outcome) {
        long begun = setting.process().time().nanos();
        BoardStore board = setting.cloud().board(setting.self());
        setting.call(
                Node.board(setting.self()),
                () -> new Seen(begun, board.stored(), board.votes(), 0),
                seen -> outcome.saw(counted(seen)));
    }

    private Seen counted(Seen seen) {
        Optional<Long> now =
                seen.report().filter(stored -> stored.report().isEmpty()).map(Stored::etag);
        damagedLooks = now.isEmpty() ? 0 : now.equals(damaged) ? damagedLooks + 1 : 1;
        damaged = now;
        return new Seen(seen.begun(), seen.report(), seen.votes(), damagedLooks);
    }

    private void peer(Region region, Look.Outcome<Report> outcome) {
        BoardStore board = setting.cloud().board(region);
        setting.call(
                Node.board(region),
                board::report,
                report -> report.ifPresentOrElse(
                        outcome::saw, () -> outcome.failed("no report on board " + region + " that can be read")));
    }

    @Override
    public Reading<OwnBoard> own() {
        Reading<Seen> latest = own.latest();
        latest.known().ifPresent(seen -> base = seen);
        return latest.map(Seen::board);
    }

    @Override
    public Map<Region, Reading<Report>> peers() {
        Map<Region, Reading<Report>> readings = new LinkedHashMap<>();
        peers.forEach((region, look) -> readings.put(region, look.latest()));
        return readings;
    }

    @Override
    public void publish(Decision decision) {
        Seen seen = base;
        if (decision.role() == Decision.Role.ACTING && seen != null) {
            writer.give(new BoardWriter.Order(
                    decision, seen, setting.process().time().nanos()));
        }
    }
}
