package dev.regent.simulation.policy;

import dev.regent.world.Decision;
import dev.regent.world.HeldVote;
import dev.regent.world.Intent.State;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Memory;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.ServiceDecision;
import dev.regent.world.ServiceReport;
import dev.regent.world.ServiceView;
import dev.regent.world.WeightMove;
import dev.regent.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Makes what a regent has decided into something else; what is said in the report is what is held. */
final class Saying {
    private Saying() {}

    /** What one regent makes of the votes for one service. */
    @FunctionalInterface
    interface Votes {
        void change(Case one, Map<Region, HeldVote> votes);
    }

    /** One service in one decision. */
    record Case(World world, ServiceView view, ServiceDecision decided) {
        Region self() {
            return world.self();
        }

        boolean isHome(Region region) {
            return view.home().equals(Optional.of(region));
        }

        boolean selfIsHome() {
            return isHome(self());
        }

        /** The votes that were held before. */
        Map<Region, HeldVote> before() {
            return world.mine()
                    .map(report -> report.services().get(view.service().name()))
                    .map(ServiceReport::votes)
                    .orElse(Map.of());
        }

        /** A vote that is held now, for as long as it was held before and one look more. */
        HeldVote vote(Region against, String why) {
            HeldVote before = before().get(against);
            return new HeldVote(why, before == null ? 0 : before.looks() + (view.looked() ? 1 : 0));
        }

        /** Whether a person has paused the service, as far as is known here. */
        boolean isPaused() {
            return world.intents().values().stream()
                    .anyMatch(intent -> intent.verb() == Verb.PAUSE && intent.state() == State.OPEN);
        }

        /** Whether rule 6 lets a vote against the home pass. */
        boolean mayVoteAgainstHome() {
            return decided.heir().isPresent() && !isPaused();
        }

        int patience() {
            return view.service().thresholds().patience();
        }
    }

    static Decision votes(World world, Decision decision, Votes change) {
        return services(decision, (name, decided) -> {
            ServiceView view = Objects.requireNonNull(world.services().get(name));
            Map<Region, HeldVote> votes = new HashMap<>(decided.said().votes());
            change.change(new Case(world, view, decided), votes);
            return with(decided, holding(decided.said(), votes), decided.move());
        });
    }

    /** The first decision, with the vote that a standby holds against itself taken from the second one. */
    static Decision ownVoteOf(World world, Decision first, Decision second) {
        return votes(world, first, (one, votes) -> {
            if (!one.selfIsHome()) {
                take(one, one.self(), votes, second);
            }
        });
    }

    /** The first decision, with the vote against the home taken from the second one. */
    static Decision homeVoteOf(World world, Decision first, Decision second) {
        return votes(world, first, (one, votes) -> one.view().home().ifPresent(home -> take(one, home, votes, second)));
    }

    private static void take(Case one, Region against, Map<Region, HeldVote> votes, Decision second) {
        String service = one.view().service().name();
        HeldVote vote = Objects.requireNonNull(second.services().get(service))
                .said()
                .votes()
                .get(against);
        if (vote == null) {
            votes.remove(against);
        } else {
            votes.put(against, vote);
        }
    }

    /** Only these changes of weights are proposed. */
    static Decision moves(Decision decision, Predicate<WeightMove> which) {
        return services(
                decision,
                (name, decided) -> with(decided, decided.said(), decided.move().filter(which)));
    }

    /** The same decision with the changes of weights of another one. */
    static Decision movesOf(Decision decision, Decision other) {
        return services(
                decision,
                (name, decided) -> with(
                        decided,
                        decided.said(),
                        Objects.requireNonNull(other.services().get(name)).move()));
    }

    /** The same decision, after which something else is remembered. */
    static Decision remembering(Decision decision, BiFunction<String, Memory, Memory> change) {
        return services(
                decision,
                (name, decided) -> with(
                        decided,
                        Seeing.remembering(
                                decided.said(),
                                change.apply(name, decided.said().memory())),
                        decided.move()));
    }

    static Memory memoryOf(Decision decision, String service) {
        return Objects.requireNonNull(decision.services().get(service)).said().memory();
    }

    private static Decision services(Decision decision, BiFunction<String, ServiceDecision, ServiceDecision> change) {
        Map<String, ServiceDecision> services = new HashMap<>();
        decision.services().forEach((name, decided) -> services.put(name, change.apply(name, decided)));
        Report report = Seeing.said(
                decision.report(),
                (name, said) -> Objects.requireNonNull(services.get(name)).said());
        return new Decision(decision.role(), decision.why(), report, services);
    }

    private static ServiceDecision with(ServiceDecision decided, ServiceReport said, Optional<WeightMove> move) {
        return new ServiceDecision(
                decided.home(), decided.heir(), decided.acting(), said, decided.able(), move, decided.refusals());
    }

    private static ServiceReport holding(ServiceReport said, Map<Region, HeldVote> votes) {
        return new ServiceReport(
                said.condition(), said.able(), said.ableWhy(), said.couldServe(), said.sees(), votes, said.memory());
    }
}
