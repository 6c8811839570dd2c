package dev.regent.simulation.policy;

import dev.regent.decision.Decide;
import dev.regent.world.Decision;
import dev.regent.world.Memory;
import dev.regent.world.Region;
import dev.regent.world.ServiceReport;
import dev.regent.world.ServiceView;
import dev.regent.world.Thresholds;
import dev.regent.world.WeightMove;
import dev.regent.world.Witness.Sign;
import dev.regent.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Rule 9 taken out, clause by clause. */
final class SettleRules {
    private static final String DEAD = "DNS has answered only";

    static final Mistake OF_THE_EPOCH_BEFORE = Mistake.deciding(
            "dead answers of the epoch before",
            "answers are counted for dead while name servers still show the weights of before",
            SettleRules::countingEarly);

    private SettleRules() {}

    static List<Mistake> all() {
        return List.of(
                Mistake.seeing(
                        "9: weights settle two minutes of acting service",
                        "acting service is never settled",
                        world -> Witnesses.thresholds(world, SettleRules::never)),
                moving(
                        "9: weights move when DNS answers the dead",
                        "however long DNS answers the dead, no weights are moved for it",
                        move -> !move.why().startsWith(DEAD)),
                Mistake.deciding(
                        "9 (ADR 1): at once to a region that cannot open itself",
                        "it is always waited for 15 looks before weights are moved away from the dead",
                        SettleRules::alwaysPatient),
                Mistake.deciding(
                        "9: another regent does it for a silent one",
                        "weights are moved by the regent of the region that is to be home, or by nobody",
                        (world, now) -> {
                            Region self = world.self();
                            return Saying.moves(
                                    Decide.decide(world, now),
                                    move -> !(move.why().startsWith(DEAD)
                                                    || move.why().contains("has served for")
                                                    || move.why().startsWith("ordered"))
                                            || move.home().equals(self));
                        }),
                Mistake.seeing(
                        "9: the count starts again with each epoch",
                        "what was counted in an epoch counts in the next one",
                        world -> Seeing.memory(world, SettleRules::sameEpoch)),
                OF_THE_EPOCH_BEFORE.as("9 (ADR 6): dead answers count once the epoch is shown"),
                Mistake.deciding(
                        "9 (ADR 6): acting service is counted by whoever sees the home out",
                        "who keeps the role while blind counts on, and settles",
                        SettleRules::countingBlindly));
    }

    private static Mistake moving(String name, String sentence, Predicate<WeightMove> which) {
        return Mistake.deciding(name, sentence, (world, now) -> Saying.moves(Decide.decide(world, now), which));
    }

    private static Thresholds never(Thresholds is) {
        return StandbyRules.with(is, is.stickiness(), Integer.MAX_VALUE, is.degraded(), is.holdDown());
    }

    private static Decision alwaysPatient(World world, Instant now) {
        return Saying.moves(
                Decide.decide(world, now),
                move -> !move.why().startsWith(DEAD) || deadLooks(world, move) >= Thresholds.DEFAULTS.deadAnswer());
    }

    private static int deadLooks(World world, WeightMove move) {
        return world.mine()
                .map(report -> report.services().get(move.service()))
                .map(ServiceReport::memory)
                .map(Memory::deadLooks)
                .orElse(0);
    }

    private static Decision countingEarly(World world, Instant now) {
        Decision early = Decide.decide(Seeing.services(world, view -> Seeing.shown(view, view.epoch())), now);
        return Saying.remembering(
                Decide.decide(world, now),
                (service, memory) -> new AlteredMemory(memory)
                        .deadLooks(Saying.memoryOf(early, service).deadLooks())
                        .made());
    }

    /** Whoever remembers an acting home and cannot see the home takes it for out. */
    private static Decision countingBlindly(World world, Instant now) {
        World out = Witnesses.of(
                world,
                (view, region, seen) -> view.home().equals(Optional.of(region)) && isActing(world, view)
                        ? Witnesses.open(seen, Witnesses.known(seen.open(), Sign.NO))
                        : seen);
        Decision other = Decide.decide(out, now);
        Decision counted = Saying.remembering(
                Decide.decide(world, now),
                (service, memory) -> new AlteredMemory(memory)
                        .actingLooks(Saying.memoryOf(other, service).actingLooks())
                        .made());
        return Saying.movesOf(counted, other);
    }

    private static boolean isActing(World world, ServiceView view) {
        return world.mine()
                .map(report -> report.services().get(view.service().name()))
                .flatMap(said -> said.memory().acting())
                .isPresent();
    }

    private static Memory sameEpoch(ServiceView view, Memory is) {
        return new AlteredMemory(is)
                .epoch(view.epoch().isPresent() ? view.epoch() : is.epoch())
                .made();
    }
}
