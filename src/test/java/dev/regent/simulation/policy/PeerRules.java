package dev.regent.simulation.policy;

import dev.regent.decision.Decide;
import dev.regent.world.Condition;
import dev.regent.world.Decision;
import dev.regent.world.HeldVote;
import dev.regent.world.Intent;
import dev.regent.world.PeerBoard;
import dev.regent.world.Region;
import dev.regent.world.ServiceReport;
import dev.regent.world.Sighting;
import dev.regent.world.Witness.Sign;
import dev.regent.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rules 5, 6 and 10 taken out, clause by clause. */
final class PeerRules {
    private PeerRules() {}

    static List<Mistake> all() {
        return List.of(
                Mistake.voting("5: peers' votes", "peers vote against the home by order only", (one, votes) -> {
                    Optional<Region> home = one.view().home();
                    HeldVote vote = home.map(votes::get).orElse(null);
                    if (!one.selfIsHome() && vote != null && !vote.why().startsWith("ordered")) {
                        votes.remove(home.get());
                    }
                }),
                Mistake.voting("5: another observer agrees", "a peer's own probe alone convicts", PeerRules::alone),
                Mistake.judging(
                        "5: never against a home that says it serves",
                        "a peer does not ask what the home says of itself",
                        PeerRules::homeSaysNothing),
                Mistake.deciding("6: none while paused", "a pause is overlooked", PeerRules::unpaused),
                Mistake.deciding(
                        "10: the target is seen open first",
                        "an order is carried out before its target is seen open",
                        PeerRules::targetIsOpen));
    }

    private static void alone(Saying.Case one, Map<Region, HeldVote> votes) {
        Optional<Region> home = one.view().home();
        if (home.isEmpty() || one.selfIsHome() || !one.mayVoteAgainstHome() || saysThatItServes(one, home.get())) {
            return;
        }
        Sighting sighting = one.view().sighting(home.get());
        if (sighting.wrong() >= one.patience()) {
            votes.putIfAbsent(home.get(), one.vote(home.get(), "seen from here"));
        }
    }

    private static boolean saysThatItServes(Saying.Case one, Region home) {
        return one.world()
                .peer(home)
                .fresh(one.patience())
                .map(report -> report.services().get(one.view().service().name()))
                .map(ServiceReport::condition)
                .filter(Condition::serves)
                .isPresent();
    }

    private static World homeSaysNothing(World world) {
        return Seeing.peers(
                world,
                (region, board) -> new PeerBoard(
                        board.report()
                                .map(report -> Seeing.said(
                                        report,
                                        (service, said) -> isHome(world, service, region) ? saying(said) : said)),
                        board.standstill(),
                        board.looks(),
                        board.moved()));
    }

    private static boolean isHome(World world, String service, Region region) {
        return Optional.ofNullable(world.services().get(service))
                .filter(view -> view.home().equals(Optional.of(region)))
                .isPresent();
    }

    private static ServiceReport saying(ServiceReport said) {
        return new ServiceReport(
                said.condition().serves() ? new Condition.Unknown(Instant.EPOCH, "not asked") : said.condition(),
                said.able(),
                said.ableWhy(),
                said.load(),
                said.sees(),
                said.votes(),
                said.memory());
    }

    private static Decision unpaused(World world, Instant now) {
        SortedMap<Intent.Id, Intent> others = new TreeMap<>();
        world.intents().forEach((id, intent) -> {
            if (intent.verb() != Intent.Verb.PAUSE) {
                others.put(id, intent);
            }
        });
        World other = new AlteredWorld(world).intents(others).made();
        Decision first = Decide.decide(world, now);
        Decision second = Decide.decide(other, now);
        return Saying.movesOf(Saying.homeVoteOf(world, first, second), second);
    }

    private static Decision targetIsOpen(World world, Instant now) {
        World other = Witnesses.of(
                world, (view, region, seen) -> isTarget(world, region, now) ? Witnesses.open(seen, Sign.YES) : seen);
        Decision first = Decide.decide(world, now);
        Decision second = Decide.decide(other, now);
        return Saying.movesOf(Saying.homeVoteOf(world, first, second), second);
    }

    private static boolean isTarget(World world, Region region, Instant now) {
        return world.intents().values().stream()
                .anyMatch(intent -> intent.verb() == Intent.Verb.FAILOVER
                        && intent.open(now)
                        && intent.to().equals(Optional.of(region)));
    }
}
