package dev.regent.decision;

import dev.regent.decision.Judgement.Accepted;
import dev.regent.decision.Judgement.Refused;
import dev.regent.decision.Judgement.Unreachable;
import dev.regent.world.BreakGlass;
import dev.regent.world.Intent;
import dev.regent.world.Region;
import dev.regent.world.ServiceView;
import dev.regent.world.World;
import java.time.Instant;
import java.util.Optional;

/**
 * Rule 10, before an order is taken: whether it can be carried out at all, and by whom. An order is carried out by the
 * home's own regent, or by the votes of enough peers, or by weights.
 */
public final class Orders {
    private Orders() {}

    /** Judges an order; its {@code from} and {@code to} may be left out, see {@link #completed}. */
    public static Judgement judge(World world, Intent intent, Instant now) {
        ServiceView view = world.services().get(intent.service());
        if (view == null) {
            return new Refused("there is no service " + intent.service());
        }
        Picture picture = Picture.of(new Situation(world, view, now));
        return switch (intent.verb()) {
            case PAUSE ->
                new Accepted("no regent votes against the home of " + intent.service() + " until " + intent.expires()
                        + "; Route 53's own check of the gateway goes on");
            case RESUME ->
                picture.situation().pause().isPresent()
                        ? new Accepted("regents vote again")
                        : new Refused(intent.service() + " is not paused");
            case FAILOVER -> failover(picture, completed(picture, intent));
            case FAILBACK -> failback(picture, completed(picture, intent));
        };
    }

    /** The order with everything that it leaves to us: from the home, to the heir (or back to the first region). */
    public static Intent completed(World world, Intent intent, Instant now) {
        ServiceView view = world.services().get(intent.service());
        return view == null ? intent : completed(Picture.of(new Situation(world, view, now)), intent);
    }

    private static Intent completed(Picture picture, Intent intent) {
        Optional<Region> home = picture.situation().home();
        Optional<Region> to = switch (intent.verb()) {
            case PAUSE, RESUME -> Optional.<Region>empty();
            case FAILOVER -> intent.to().or(picture::heir);
            case FAILBACK ->
                intent.to()
                        .or(() -> Optional.of(
                                picture.situation().service().regions().getFirst()));
        };
        return new Intent(
                intent.id(),
                intent.verb(),
                intent.service(),
                Situation.isOrder(intent) ? intent.from().or(() -> home) : Optional.empty(),
                to,
                intent.reason(),
                intent.by(),
                intent.expires(),
                intent.state(),
                intent.outcome());
    }

    private static Judgement failover(Picture picture, Intent order) {
        return obstacle(picture, order).<Judgement>map(Refused::new).orElseGet(() -> {
            Region to = order.to().orElseThrow();
            if (!picture.isAble(to)) {
                return new Refused(to + " cannot serve: " + picture.verdict(to).why());
            }
            if (!picture.situation().living(to) && !picture.situation().seenOpen(to)) {
                return new Refused(to + " keeps itself out and its regent is silent, so it cannot be opened");
            }
            return reachable(picture, order);
        });
    }

    private static Judgement failback(Picture picture, Intent order) {
        return obstacle(picture, order).<Judgement>map(Refused::new).orElseGet(() -> {
            Region to = order.to().orElseThrow();
            if (!picture.situation().living(to)) {
                return new Refused("the regent of " + to + " is silent, and it is the one that would take the traffic");
            }
            return new Accepted(
                    "the regent of " + to + " takes the traffic in steps once its region has been healthy for "
                            + picture.situation().service().failback().soak() + " looks");
        });
    }

    private static Optional<String> obstacle(Picture picture, Intent order) {
        Situation situation = picture.situation();
        if (situation.home().isEmpty()) {
            return Optional.of("who is home is not known: no epoch was read from DNS or Route 53");
        }
        Region home = situation.home().get();
        if (!order.from().equals(Optional.of(home))) {
            return Optional.of(
                    "from is " + order.from().map(Region::name).orElse("missing") + ", but " + home + " is home");
        }
        if (order.to().isEmpty()) {
            return Optional.of("no other region is able and open, and to was not given");
        }
        Region to = order.to().get();
        if (!situation.service().regions().contains(to)) {
            return Optional.of("to is " + to + ", which does not hold "
                    + situation.service().name() + "; these do: "
                    + situation.service().regions());
        }
        if (to.equals(home)) {
            return Optional.of(to + " is home already");
        }
        return situation
                .order()
                .map(other -> "order " + other.id() + " (" + other.verb() + " to "
                        + other.to().map(Region::name).orElse("?") + ") is under way");
    }

    private static Judgement reachable(Picture picture, Intent order) {
        Situation situation = picture.situation();
        Region from = order.from().orElseThrow();
        Region to = order.to().orElseThrow();
        if (situation.living(from)) {
            return new Accepted(
                    to + " opens, then the regent of " + from + " takes its region out, and weights follow");
        }
        long peers = situation.service().regions().stream()
                .filter(region -> !region.equals(from) && situation.living(region))
                .count();
        if (peers >= situation.service().majority()) {
            return new Accepted(to + " opens, then " + peers + " peers vote " + from + " out, and weights follow");
        }
        if (situation.view().zone().known().isPresent()) {
            return new Accepted(to
                    + " opens, then the weights are moved in Route 53; this takes up to a minute, since the regent of "
                    + from + " is silent and " + peers + " peer is too few to vote it out");
        }
        return new Unreachable(
                "the regent of " + from + " is silent, " + peers + " of "
                        + situation.service().majority() + " needed peers live, and Route 53's API does not answer",
                BreakGlass.commands(situation.world().settings(), order));
    }
}
