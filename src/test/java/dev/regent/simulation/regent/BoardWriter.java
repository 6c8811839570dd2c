package dev.regent.simulation.regent;

import dev.regent.simulation.cloud.BoardStore;
import dev.regent.simulation.cloud.BoardStore.Stored;
import dev.regent.simulation.cloud.BoardStore.Written;
import dev.regent.simulation.network.Node;
import dev.regent.world.Decision;
import dev.regent.world.Report;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the latest decision on the own board, one at a time, as {@code dev.regent.board.Publisher} and its report
 * writer do: what is too old is dropped; the report is written by compare-and-set; what came of a write whose answer was
 * lost is read; and only after the report the votes are written.
 */
final class BoardWriter {
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final long TOO_OLD = Duration.ofSeconds(2).toNanos();

    private final Setting setting;
    private final BoardStore board;
    private final VoteWrites votes;
    private @Nullable Order waiting;
    private boolean busy;
    private @Nullable Mark mine;

    /** This replica's last known word on the board, and since when it is there. */
    private record Mark(Stored stored, long at) {}

    /** A decision, what its decider had seen, and when it was given, on the monotonic clock. */
    record Order(Decision decision, BoardLooks.Seen base, long given) {
        Report report() {
            return decision.report();
        }
    }

    BoardWriter(Setting setting) {
        this.setting = setting;
        this.board = setting.cloud().board(setting.self());
        this.votes = new VoteWrites(setting, this::request);
    }

    void give(Order order) {
        waiting = order;
        if (!busy) {
            busy = true;
            setting.process().after(Duration.ZERO, this::carryOut);
        }
    }

    private void carryOut() {
        Order order = waiting;
        waiting = null;
        if (order == null) {
            busy = false;
        } else if (isLate(order)) {
            carryOut();
        } else {
            write(order);
        }
    }

    private boolean isLate(Order order) {
        return now() - order.given() > TOO_OLD;
    }

    private void write(Order order) {
        Optional<Stored> known = newest(order.base());
        if (known.filter(stored -> stored.sequence() >= order.report().sequence())
                .isPresent()) {
            carryOut();
        } else {
            put(order, known, true);
        }
    }

    /** Of what the decider saw and this replica's own word the later one. */
    private Optional<Stored> newest(BoardLooks.Seen base) {
        return Optional.ofNullable(mine)
                .filter(own -> own.at() > base.begun())
                .map(Mark::stored)
                .filter(own ->
                        own.sequence() > base.report().map(Stored::sequence).orElse(-1L))
                .or(base::report);
    }

    private void put(Order order, Optional<Stored> known, boolean mayRepeat) {
        Report report = order.report();
        request(() -> board.put(report, known.map(Stored::etag)), answer -> {
            if (answer.isPresent() && answer.get() instanceof Written.Done done) {
                mine = new Mark(new Stored(Optional.of(report), done.etag()), now());
                written(order);
            } else {
                readBack(order, mayRepeat);
            }
        });
    }

    /** The answer may have been lost after the write was done: what is there now tells. */
    private void readBack(Order order, boolean mayRepeat) {
        request(board::stored, answer -> {
            answer.ifPresent(there -> mine = there.filter(this::isOurs)
                    .map(stored -> new Mark(stored, now()))
                    .orElse(null));
            Mark own = mine;
            long there = own == null ? -1 : own.stored().sequence();
            if (answer.isPresent() && there == order.report().sequence()) {
                written(order);
            } else if (mayRepeat && own != null && there < order.report().sequence() && !isLate(order)) {
                put(order, Optional.of(own.stored()), false);
            } else {
                carryOut();
            }
        });
    }

    private boolean isOurs(Stored stored) {
        return stored.report()
                .filter(report -> report.writer().equals(setting.replica()))
                .isPresent();
    }

    private long now() {
        return setting.process().time().nanos();
    }

    private void written(Order order) {
        if (isLate(order)) {
            carryOut();
        } else {
            votes.write(order, this::carryOut);
        }
    }

    /** One request to the own board; its answer, or nothing after the deadline. */
    private <T> void request(Supplier<T> serve, Consumer<Optional<T>> ended) {
        boolean[] over = new boolean[1];
        Consumer<Optional<T>> once = answer -> {
            if (!over[0]) {
                over[0] = true;
                ended.accept(answer);
            }
        };
        setting.call(Node.board(setting.self()), serve, answer -> once.accept(Optional.of(answer)));
        setting.process().after(DEADLINE, () -> once.accept(Optional.empty()));
    }

    /** How votes are asked for, too. */
    interface Requests {
        <T> void request(Supplier<T> serve, Consumer<Optional<T>> ended);
    }
}
