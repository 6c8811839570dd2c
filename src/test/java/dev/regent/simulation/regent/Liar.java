package dev.regent.simulation.regent;

import dev.regent.simulation.cloud.BoardStore;
import dev.regent.simulation.cloud.Cloud;
import dev.regent.simulation.time.Dice;
import dev.regent.world.Condition;
import dev.regent.world.HeldVote;
import dev.regent.world.Load;
import dev.regent.world.Memory;
import dev.regent.world.OwnBoard.Vote;
import dev.regent.world.ProbeResult.AnswersWrong;
import dev.regent.world.ProbeResult.NoAnswer;
import dev.regent.world.ProbeResult.Serves;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.ServiceReport;
import dev.regent.world.Sighting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A mad regent: it writes anything at all on its own board, orders aside, each second. It may say the same for long, or
 * something else each time; be readable or not; vote against anybody.
 */
public final class Liar {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final double CHANGES_ITS_MIND = 0.1;

    private final Cloud cloud;
    private final Region region;
    private final Dice dice;
    private final Map<Region, Sighting> sees = new HashMap<>();
    private Condition condition = new Condition.Healthy("so it says");
    private boolean able = true;
    private boolean raves;

    public Liar(Cloud cloud, Region region, Dice dice) {
        this.cloud = cloud;
        this.region = region;
        this.dice = dice;
    }

    public void begin() {
        raves = true;
        cloud.time().after(TICK, this::rave);
    }

    public void end() {
        raves = false;
    }

    private void rave() {
        if (!raves) {
            return;
        }
        BoardStore board = cloud.board(region);
        if (dice.once(CHANGES_ITS_MIND)) {
            think();
            vote(board);
        }
        if (dice.once(CHANGES_ITS_MIND)) {
            board.scribble();
        } else {
            board.overwrite(report(board));
        }
        cloud.time().after(TICK, this::rave);
    }

    private void think() {
        condition = dice.oneOf(List.of(
                new Condition.Healthy("so it says"),
                new Condition.Degraded(0.1, "so it says"),
                new Condition.Failed("so it says"),
                new Condition.Unknown(cloud.time().instant(), "so it says")));
        able = dice.coin();
        for (Region other : cloud.regions()) {
            sees.put(
                    other,
                    dice.oneOf(List.of(
                            new Sighting(new Serves(), 100, 0, 0, 0, 0, 0, 100),
                            new Sighting(new NoAnswer("so it says"), 0, 100, 0, 100, 0, 0, 100),
                            new Sighting(new AnswersWrong("so it says", dice.coin()), 0, 100, 100, 0, 0, 0, 100))));
        }
    }

    private void vote(BoardStore board) {
        for (Region other : cloud.regions()) {
            Vote vote = new Vote(cloud.platform().service().name(), other);
            Long there = board.votes().get(vote);
            if (dice.coin() && there == null) {
                board.create(vote);
            } else if (dice.coin() && there != null) {
                board.delete(vote, there);
            }
        }
    }

    private Report report(BoardStore board) {
        long sequence = board.report().map(Report::sequence).orElse(0L);
        Map<Region, HeldVote> votes = new HashMap<>();
        board.votes().keySet().forEach(vote -> votes.put(vote.region(), new HeldVote("so it says", 1)));
        ServiceReport said = new ServiceReport(
                condition,
                able,
                "so it says",
                dice.coin() ? new Load(OptionalDouble.of(1), OptionalDouble.of(1e6)) : Load.UNKNOWN,
                sees,
                votes,
                Memory.EMPTY);
        return new Report(
                region,
                region + "-mad",
                sequence + 1,
                cloud.time().instant(),
                "no digest",
                Map.of(cloud.platform().service().name(), said),
                new TreeMap<>());
    }
}
