package dev.regent.simulation.regent;

import dev.regent.sandbox.route53.ChangeBatch;
import dev.regent.sandbox.route53.ErrorCode;
import dev.regent.sandbox.route53.RecordSet;
import dev.regent.simulation.cloud.ControlPlane;
import dev.regent.simulation.cloud.ControlPlane.Reply;
import dev.regent.simulation.network.Node;
import dev.regent.world.Attention;
import dev.regent.world.Epoch;
import dev.regent.world.WeightMove;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Carries one change of weights out at a time, as {@code dev.regent.dns.Proposals} does: reads, compares, sets, reads
 * again where it was outrun or where nobody knows what became of it, and tries again with growing pauses.
 */
final class WeightProposals {
    private static final int ATTEMPTS = 6;
    private static final Duration BACKOFF = Duration.ofMillis(500);
    private static final Duration COOL_DOWN = Duration.ofSeconds(3);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Setting setting;
    private final BatchMaker batches;
    private final BiConsumer<Epoch, Optional<String>> won;
    private final Runnable ended;
    private boolean underWay;

    /**
     * For one regent.
     *
     * @param won   told of a change that was made, with its id where that is known
     * @param ended told when a proposal has ended, won or lost
     */
    WeightProposals(Setting setting, BatchMaker batches, BiConsumer<Epoch, Optional<String>> won, Runnable ended) {
        this.setting = setting;
        this.batches = batches;
        this.won = won;
        this.ended = ended;
    }

    void begin(WeightMove move, Epoch next) {
        if (!underWay) {
            underWay = true;
            attempt(move, next, 1);
        }
    }

    private void attempt(WeightMove move, Epoch next, int number) {
        read(reply -> {
            switch (reply) {
                case Reply.Ok<List<RecordSet>>(List<RecordSet> records) ->
                    compare(new ZoneRecords(setting.cloud().platform().service(), records), move, next, number);
                case Reply.Refused<List<RecordSet>> refused -> over();
                case Reply.Unsettled<List<RecordSet>> unsettled -> again(move, next, number);
            }
        });
    }

    private void compare(ZoneRecords zone, WeightMove move, Epoch next, int number) {
        if (zone.epoch().equals(Optional.of(next))) {
            won(next, Optional.empty());
        } else if (zone.epoch().equals(Optional.of(move.from()))) {
            set(zone, move, next, number);
        } else {
            over();
        }
    }

    private void set(ZoneRecords zone, WeightMove move, Epoch next, int number) {
        ChangeBatch batch = new ChangeBatch(move.why(), batches.batch(zone, move, next));
        ControlPlane control = setting.cloud().control();
        this.<String>ask(answered -> control.change(setting.self().name(), batch, answered), reply -> {
            switch (reply) {
                case Reply.Ok<String>(String id) -> won(next, Optional.of(id));
                case Reply.Refused<String>(ErrorCode code, String why) -> outrun(next);
                case Reply.Unsettled<String> unsettled -> again(move, next, number);
            }
        });
    }

    /** Somebody was there first; perhaps we ourselves, by a request whose answer was lost. */
    private void outrun(Epoch next) {
        read(reply -> {
            boolean ours = reply instanceof Reply.Ok<List<RecordSet>>(List<RecordSet> records)
                    && new ZoneRecords(setting.cloud().platform().service(), records)
                            .epoch()
                            .equals(Optional.of(next));
            if (ours) {
                won(next, Optional.empty());
            } else {
                over();
            }
        });
    }

    private void again(WeightMove move, Epoch next, int number) {
        if (number >= ATTEMPTS) {
            over();
            return;
        }
        Duration longest = BACKOFF.multipliedBy(1L << (number - 1));
        Duration wait = setting.dice().between(longest.dividedBy(2), longest);
        Instant due = setting.clock().instant().plus(wait);
        setting.process().after(wait, () -> {
            if (isLate(due)) {
                over();
            } else {
                attempt(move, next, number + 1);
            }
        });
    }

    /** What was decided before the process stood still is decided anew. */
    private boolean isLate(Instant due) {
        return Duration.between(due, setting.clock().instant()).compareTo(Attention.LAPSE) > 0;
    }

    private void won(Epoch next, Optional<String> change) {
        won.accept(next, change);
        over();
    }

    private void over() {
        ended.run();
        setting.process().after(COOL_DOWN, () -> underWay = false);
    }

    private void read(Consumer<Reply<List<RecordSet>>> answered) {
        ask(setting.cloud().control()::records, answered);
    }

    /** A request to the API; no answer within the deadline is one that settles nothing. */
    private <T> void ask(Consumer<Consumer<Reply<T>>> request, Consumer<Reply<T>> answered) {
        boolean[] over = new boolean[1];
        Consumer<Reply<T>> once = reply -> {
            if (!over[0]) {
                over[0] = true;
                answered.accept(reply);
            }
        };
        setting.ask(Node.API, request, once);
        setting.process().after(DEADLINE, () -> once.accept(new Reply.Unsettled<>("no answer within 10 s")));
    }
}
