package dev.regent.simulation.policy;

import dev.regent.world.Epoch;
import dev.regent.world.HeldVote;
import dev.regent.world.Memory;
import dev.regent.world.Region;
import dev.regent.world.ServiceReport;
import dev.regent.world.ServiceView;
import dev.regent.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Votes that go too early, or not at all. */
final class ForgetfulVotes {
    static final Mistake WITHDRAWN_AT_RECOVERY = Mistake.seeing(
            "votes withdrawn at recovery",
            "a vote against the home goes as soon as the home serves again, although another serves in its place",
            world -> HomeRules.neverOut(remembering(world, ForgetfulVotes::isOwnAsStandby), view -> true));

    static final Mistake STAY_FOR_EVER = Mistake.voting(
            "votes that stay before anything moved",
            "a vote against the home stands for as long as it is home, even when it was never out",
            ForgetfulVotes::stay);

    static final Mistake FORGOTTEN_AT_RESTART = Mistake.seeing(
            "votes forgotten at restart",
            "whoever starts holds no votes and remembers nothing, whatever lies on its board",
            world -> world.resumed() ? Seeing.past(world, (view, said) -> with(said, Map.of(), Memory.EMPTY)) : world);

    private ForgetfulVotes() {}

    /** Only these votes are known to have been held before. */
    static World remembering(World world, BiPredicate<Held, HeldVote> which) {
        return Seeing.past(world, (view, said) -> {
            Map<Region, HeldVote> votes = new HashMap<>();
            said.votes().forEach((region, vote) -> {
                if (which.test(new Held(world, view, region), vote)) {
                    votes.put(region, vote);
                }
            });
            return with(said, votes, said.memory());
        });
    }

    /** A vote against a region, held before. */
    record Held(World world, ServiceView view, Region against) {
        boolean isHome() {
            return view.home().equals(Optional.of(against));
        }

        boolean isOwn() {
            return against.equals(world.self());
        }
    }

    private static boolean isOwnAsStandby(Held held, HeldVote vote) {
        return held.isOwn() && !held.isHome();
    }

    private static ServiceReport with(ServiceReport said, Map<Region, HeldVote> votes, Memory memory) {
        return new ServiceReport(
                said.condition(), said.able(), said.ableWhy(), said.load(), said.sees(), votes, memory);
    }

    private static void stay(Saying.Case one, Map<Region, HeldVote> votes) {
        one.view()
                .home()
                .filter(home -> one.before().containsKey(home) && !hasJustBecomeHome(one, home))
                .ifPresent(home -> votes.putIfAbsent(home, one.vote(home, "it was voted against once")));
    }

    static boolean hasJustBecomeHome(Saying.Case one, Region home) {
        return one.world()
                .mine()
                .map(report -> report.services().get(one.view().service().name()))
                .flatMap(said -> said.memory().epoch())
                .map(Epoch::home)
                .filter(home::equals)
                .isEmpty();
    }
}
