package dev.regent.decision;

import dev.regent.decision.Opinion.Cast;
import dev.regent.decision.Opinion.Leave;
import dev.regent.decision.Opinion.Silent;
import dev.regent.world.Condition.Degraded;
import dev.regent.world.Memory;
import dev.regent.world.Region;
import dev.regent.world.Sighting;
import dev.regent.world.Witness.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Rule 4. The home takes itself out
 *
 * <ol>
 *   <li>when two kinds of witness agree that it has failed: its own probe, its cluster, a peer's probe, Route 53's
 *       check of its gateway; and its users' requests are not counted as answered. A missing answer does not count
 *       unless Route 53's check fails;
 *   <li>when it has seen itself out for its patience while another region serves;
 *   <li>when it has been degraded for long, its probe says nothing else, and the heir would serve clearly more of the
 *       demand, at most once in a hold-down and never to a region that was left within it.
 * </ol>
 */
final class HomeVote {
    private HomeVote() {}

    static Opinion of(Picture picture) {
        Opinion failed = failed(picture);
        if (failed instanceof Cast) {
            return failed;
        }
        return Replaced.of(picture)
                .orElseGet(() -> picture.own() instanceof Degraded degraded ? degraded(picture, degraded) : failed);
    }

    private static Opinion failed(Picture picture) {
        List<String> witnesses = new ArrayList<>();
        Situation situation = picture.situation();
        nearby(picture).ifPresent(witnesses::add);
        Replicas.none(situation).ifPresent(none -> witnesses.add("its cluster: " + none));
        faraway(picture).ifPresent(witnesses::add);
        if (situation.up(situation.self()) == Sign.NO) {
            witnesses.add("Route 53's checkers get no answer from its gateway");
        }
        if (!witnesses.isEmpty()
                && Traffic.servedMeanwhile(situation, failing(situation)).isPresent()) {
            return new Leave("requests of its users succeed, although " + String.join("; ", witnesses));
        }
        return switch (witnesses.size()) {
            case 0 -> new Silent();
            case 1 -> new Leave("only one kind of witness says so: " + witnesses.getFirst());
            default -> new Cast(situation.self() + " has failed: " + String.join("; ", witnesses));
        };
    }

    /**
     * For how many looks the region may have failed already: as many as nobody has been served who is patient by now. Who is
     * merely cut off has not been served for longer.
     */
    private static int failing(Situation situation) {
        Region self = situation.self();
        int patience = situation.thresholds().patience();
        return Stream.concat(
                        Stream.of(situation.sighting(self)),
                        situation.freshPeers().map(peer -> peer.getValue().sight(self)))
                .mapToInt(Sighting::failing)
                .filter(looks -> looks >= patience)
                .min()
                .orElse(0);
    }

    private static Optional<String> nearby(Picture picture) {
        Situation situation = picture.situation();
        Sighting sighting = situation.sighting(situation.self());
        Evidence evidence = Evidence.near(sighting, situation.thresholds().patience());
        return counts(situation, evidence)
                ? Optional.of("its own probe: " + sighting.latest().why())
                : Optional.empty();
    }

    private static Optional<String> faraway(Picture picture) {
        Situation situation = picture.situation();
        Region self = situation.self();
        boolean serves = picture.own().serves();
        return situation
                .freshPeers()
                .filter(peer -> counts(
                        situation,
                        Evidence.far(
                                peer.getValue().sight(self),
                                situation.thresholds().patience(),
                                serves)))
                .findFirst()
                .map(peer -> "seen from " + peer.getKey() + ": "
                        + peer.getValue().sight(self).latest().why());
    }

    private static boolean counts(Situation situation, Evidence evidence) {
        return switch (evidence) {
            case NOTHING -> false;
            case ANSWERS_WRONG -> true;
            case NO_ANSWER -> situation.up(situation.self()) == Sign.NO;
        };
    }

    private static Opinion degraded(Picture picture, Degraded degraded) {
        Situation situation = picture.situation();
        Memory memory = situation.memory();
        int looks = memory.degradedLooks();
        int enough = situation.thresholds().degraded();
        if (Unseen.isAll(picture)) {
            return new Leave("what made it degraded cannot be looked at: " + degraded.why());
        }
        if (picture.clearlyMore() > 1) {
            return new Leave("degraded so little that nobody would serve clearly more: " + degraded.why());
        }
        if (looks < enough) {
            return new Leave("degraded for " + looks + " of " + enough + " looks: " + degraded.why());
        }
        if (picture.heir().isEmpty()) {
            return new Leave("nobody could take its place; it is degraded: " + degraded.why());
        }
        Optional<String> over = maybeOver(situation);
        if (over.isPresent()) {
            return new Leave(over.get() + ", so it may be over: " + degraded.why());
        }
        Region heir = picture.heir().get();
        if (memory.left().containsKey(situation.self()) || leftLately(situation, heir)) {
            return new Leave("a region was left for being degraded within the hold-down: " + degraded.why());
        }
        OptionalDouble could = Demand.couldServe(situation, heir);
        if (could.isEmpty()) {
            return new Leave("how much of the demand " + heir + " would serve is not known; here: " + degraded.why());
        }
        return could.getAsDouble() >= picture.clearlyMore()
                ? new Cast("degraded (" + degraded.why() + "), and " + heir + " would serve clearly more")
                : new Leave(heir + " would not serve clearly more: " + degraded.why());
    }

    /**
     * Why what was counted may not be so any more, where counters look back further than to the looks that it takes to leave:
     * our probe, which would show it, does not.
     */
    private static Optional<String> maybeOver(Situation situation) {
        if (!Traffic.isShort(situation)
                || Traffic.isOfTheLast(situation, situation.thresholds().degraded())) {
            return Optional.empty();
        }
        Sighting sighting = situation.sighting(situation.self());
        if (sighting.saturated() > 0 || sighting.wrong() > 0) {
            return Optional.empty();
        }
        if (sighting.serving() > 0) {
            return Optional.of("its probe is served");
        }
        return situation.up(situation.self()) == Sign.NO
                ? Optional.empty()
                : Optional.of("its probe gets no answer, which shows nothing while Route 53's checkers may get one");
    }

    private static boolean leftLately(Situation situation, Region region) {
        return situation.memory().left().containsKey(region)
                || situation
                        .fresh(region)
                        .map(said -> said.memory().left().containsKey(region))
                        .orElse(false);
    }
}
