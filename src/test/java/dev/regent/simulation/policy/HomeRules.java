package dev.regent.simulation.policy;

import dev.regent.world.Condition;
import dev.regent.world.HeldVote;
import dev.regent.world.ProbeResult.AnswersWrong;
import dev.regent.world.ProbeResult.NoAnswer;
import dev.regent.world.Region;
import dev.regent.world.ServiceView;
import dev.regent.world.Sighting;
import dev.regent.world.Thresholds;
import dev.regent.world.Witness.Sign;
import dev.regent.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Rule 4 taken out, clause by clause. */
final class HomeRules {
    private HomeRules() {}

    static List<Mistake> all() {
        return List.of(
                Mistake.voting(
                        "4: the home's own vote", "the home votes against itself by order only", (one, votes) -> {
                            HeldVote vote = votes.get(one.self());
                            if (one.selfIsHome() && vote != null && !vote.why().startsWith("ordered")) {
                                votes.remove(one.self());
                            }
                        }),
                Mistake.voting(
                        "4: two kinds of witness",
                        "the home takes itself out when its own probe alone says that it has failed",
                        HomeRules::onOneWitness),
                Mistake.seeing(
                        "4: NoAnswer does not count while the witness is up",
                        "a missing answer counts as a wrong one",
                        HomeRules::silenceIsWrong),
                Mistake.judging(
                        "4 (ADR 3): a missing answer counts only where the witness is down",
                        "a missing answer counts unless the witness is seen up",
                        world -> Witnesses.of(
                                world,
                                (view, region, seen) -> Witnesses.up(seen, Witnesses.known(seen.up(), Sign.NO)))),
                Mistake.seeing(
                        "4: a home that sees itself replaced holds itself out",
                        "a home that is out by others' doing does not vote against itself",
                        world -> neverOut(world, view -> isHome(world, view))),
                Mistake.seeing(
                        "5 (ADR 7): peers hold out a home that they see replaced",
                        "peers vote against the home on evidence only",
                        world -> neverOut(world, view -> !isHome(world, view))),
                Mistake.seeing(
                        "4, 5 (ADR 7): whoever sees the home replaced holds it out",
                        "nobody votes against a home because another serves in its place",
                        world -> neverOut(world, view -> true)),
                Mistake.seeing(
                        "4: degraded, and the heir clearly better",
                        "a degraded home is never left",
                        world -> Witnesses.thresholds(world, HomeRules::neverDegraded)),
                Mistake.seeing(
                        "4: once per hold-down",
                        "a degraded home may be left again at once",
                        world -> Witnesses.thresholds(world, HomeRules::withoutHoldDown)));
    }

    private static void onOneWitness(Saying.Case one, Map<Region, HeldVote> votes) {
        boolean failed = one.decided().said().condition() instanceof Condition.Failed;
        if (one.selfIsHome() && failed && one.mayVoteAgainstHome()) {
            votes.putIfAbsent(one.self(), one.vote(one.self(), "its own probe says so"));
        }
    }

    private static World silenceIsWrong(World world) {
        return Seeing.services(
                world,
                view -> Seeing.sightings(view, (region, seen) -> {
                    boolean concerned =
                            view.home().equals(Optional.of(region)) && seen.latest() instanceof NoAnswer && seen.seen();
                    return concerned
                            ? new Sighting(
                                    new AnswersWrong(seen.latest().why(), false),
                                    seen.serving(),
                                    seen.failing(),
                                    seen.failing(), seen.silent(),
                                    seen.saturated(),
                                    seen.history(),
                                    seen.looks())
                            : seen;
                }));
    }

    private static Thresholds neverDegraded(Thresholds is) {
        return StandbyRules.with(is, is.stickiness(), is.actingService(), Integer.MAX_VALUE, is.holdDown());
    }

    private static Thresholds withoutHoldDown(Thresholds is) {
        return StandbyRules.with(is, is.stickiness(), is.actingService(), is.degraded(), 0);
    }

    static World neverOut(World world, Predicate<ServiceView> whom) {
        return Seeing.memory(
                world,
                (view, memory) ->
                        whom.test(view) ? new AlteredMemory(memory).outLooks(0).made() : memory);
    }

    private static boolean isHome(World world, ServiceView view) {
        return view.home().equals(Optional.of(world.self()));
    }
}
