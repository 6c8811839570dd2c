package dev.regent.simulation.policy;

import dev.regent.world.Condition;
import dev.regent.world.Memory;
import dev.regent.world.Sighting;
import dev.regent.world.Thresholds;
import dev.regent.world.Witness.Sign;
import dev.regent.world.World;
import java.util.List;
import java.util.Optional;

/** Rules 1, 2 and 8 taken out, clause by clause. */
final class StandbyRules {
    private StandbyRules() {}

    static List<Mistake> all() {
        return List.of(
                Mistake.seeing(
                        "1: a silent region may be able",
                        "a standby whose regent is silent is never able",
                        StandbyRules::silentIsUnable),
                Mistake.seeing(
                        "1: our own probe of a silent region",
                        "a silent standby is able whatever our own probe says",
                        StandbyRules::silentServes),
                Mistake.voting("2: an able standby closes", "every able standby stays open", (one, votes) -> {
                    if (!one.selfIsHome() && one.decided().said().able()) {
                        votes.remove(one.self());
                    }
                }),
                Mistake.standby(
                        "2: if it cannot tell, it opens",
                        "a standby that cannot tell whether another is open takes it for open",
                        world -> Witnesses.of(
                                world,
                                (view, region, seen) -> Witnesses.open(seen, Witnesses.known(seen.open(), Sign.YES)))),
                Mistake.standby(
                        "2: closed ones stay closed until INSYNC",
                        "a closed standby opens without waiting for INSYNC",
                        world -> Seeing.memory(world, (view, memory) -> insync(memory))),
                Mistake.standby(
                        "2/9: every able standby opens after 15 dead looks",
                        "standbys go by the order of preference however long DNS answers the dead",
                        world -> Seeing.memory(world, (view, memory) -> deadLooks(memory, 0))),
                Mistake.standby(
                        "2: the acting home does not close",
                        "the acting home closes for an able one before it",
                        StandbyRules::homeIsOpen),
                Mistake.voting(
                        "2: not looked at yet, so what was said stands",
                        "a standby that has not looked for its patience is open",
                        (one, votes) -> {
                            if (!one.selfIsHome() && one.decided().said().condition() instanceof Condition.Unknown) {
                                votes.remove(one.self());
                            }
                        }),
                Mistake.voting(
                        "8: a new home drops its standby vote",
                        "the vote that a region held as a standby stays when it becomes home",
                        (one, votes) -> {
                            boolean isNew = one.selfIsHome() && ForgetfulVotes.hasJustBecomeHome(one, one.self());
                            if (isNew && one.before().containsKey(one.self())) {
                                votes.put(one.self(), one.vote(one.self(), "it was a standby"));
                            }
                        }));
    }

    private static World silentIsUnable(World world) {
        return Witnesses.of(world, (view, region, seen) -> {
            boolean concerned = !view.home().equals(Optional.of(region))
                    && !region.equals(world.self())
                    && !Witnesses.isFresh(world, view, region);
            return concerned ? Witnesses.up(seen, Sign.UNKNOWN) : seen;
        });
    }

    private static World silentServes(World world) {
        return Seeing.services(
                world,
                view -> Seeing.sightings(view, (region, seen) -> {
                    boolean concerned = !view.home().equals(Optional.of(region))
                            && !region.equals(world.self())
                            && !Witnesses.isFresh(world, view, region);
                    return concerned
                            ? new Sighting(
                                    seen.latest(),
                                    1,
                                    0,
                                    0,
                                    seen.silent(),
                                    seen.saturated(),
                                    seen.history(),
                                    seen.looks())
                            : seen;
                }));
    }

    private static World homeIsOpen(World world) {
        return Witnesses.of(
                world,
                (view, region, seen) ->
                        view.home().equals(Optional.of(region)) ? Witnesses.open(seen, Sign.YES) : seen);
    }

    static Memory insync(Memory is) {
        return new AlteredMemory(is).insync(Long.MAX_VALUE).made();
    }

    static Memory deadLooks(Memory is, int dead) {
        return new AlteredMemory(is).deadLooks(dead).made();
    }

    /** Thresholds with another stickiness, time of acting service, and degradation. */
    static Thresholds with(Thresholds is, int stickiness, int actingService, int degraded, int holdDown) {
        return new Thresholds(
                is.patience(),
                stickiness,
                actingService,
                is.deadAnswer(),
                degraded,
                is.clearlyBetter(),
                holdDown,
                is.takeover(),
                is.quietEpoch(),
                is.ttl());
    }
}
