package dev.regent.decision;

import dev.regent.world.Answer;
import dev.regent.world.Condition.Degraded;
import dev.regent.world.Condition.Healthy;
import dev.regent.world.Epoch;
import dev.regent.world.HeldVote;
import dev.regent.world.Memory;
import dev.regent.world.Region;
import dev.regent.world.ServiceReport;
import dev.regent.world.Witness.Sign;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is remembered of this tick for the next ones. Everything is counted in ticks that brought a new look: a process
 * that was paused has seen nothing meanwhile.
 */
final class Remember {
    private Remember() {}

    static Memory next(Picture picture, Map<Region, HeldVote> votes) {
        Situation situation = picture.situation();
        Memory before = situation.memory();
        boolean sameEpoch = Propagation.number(before.epoch())
                == Propagation.number(situation.view().epoch());
        Propagation propagation = Propagation.of(situation);
        boolean settled = situation.insync();
        return new Memory(
                picture.acting(),
                sameEpoch ? actingLooks(picture, before) : 0,
                sameEpoch ? deadLooks(situation, situation.deadLooks()) : 0,
                sameEpoch ? outLooks(picture, before) : 0,
                degradedLooks(picture, before),
                Unseen.next(picture),
                own(picture, picture.own() instanceof Healthy, before.healthyLooks()),
                propagation.epochLooks(),
                sameEpoch && settled ? situation.counted(true, before.stepLooks()) : 0,
                left(picture, before, votes),
                situation.view().epoch(),
                propagation.insync(),
                Incidents.next(picture, votes));
    }

    /** Looks at DNS in which the home was seen out; whoever is blind meanwhile keeps the role and counts nothing. */
    private static int actingLooks(Picture picture, Memory before) {
        Situation situation = picture.situation();
        boolean sameActing = picture.acting().isPresent() && picture.acting().equals(before.acting());
        if (!sameActing) {
            return 0;
        }
        boolean isSeen = situation.home().filter(situation::seenOut).isPresent();
        return isSeen ? situation.counted(true, before.actingLooks()) : before.actingLooks();
    }

    /** Looks at the own gateway: before the first one after a start, or a pause of the process, what was counted stays. */
    private static int own(Picture picture, boolean holds, int before) {
        Situation situation = picture.situation();
        if (!situation.sighting(situation.self()).seen()) {
            return before;
        }
        return holds ? before + (lookedHere(situation) ? 1 : 0) : 0;
    }

    /**
     * Looks in which another region could serve clearly more: whoever has long been degraded by little is not left for one bad
     * look. While nothing that makes it degraded can be looked at, nothing is counted.
     */
    private static int degradedLooks(Picture picture, Memory before) {
        boolean isDegraded = picture.own() instanceof Degraded;
        return isDegraded && Unseen.isAll(picture)
                ? before.degradedLooks()
                : own(picture, isDegraded && picture.clearlyMore() <= 1, before.degradedLooks());
    }

    /** Whether the own gateway was looked at anew. */
    private static boolean lookedHere(Situation situation) {
        long before = situation
                .saidBefore()
                .map(said -> said.sight(situation.self()).looks())
                .orElse(-1L);
        return situation.sighting(situation.self()).looks() != before;
    }

    /** Looks at DNS that answered nothing but regions that are out and do not serve. */
    private static int deadLooks(Situation situation, int before) {
        Set<Region> answered = situation.view().answer().map(Answer::regions).orElse(Set.of());
        if (answered.stream().anyMatch(region -> situation.seenOpen(region) || !isDead(situation, region))) {
            return situation.counted(false, before);
        }
        // Until the last change of weights is shown, it is what was before it that is answered.
        boolean isKnown = Propagation.isShown(situation)
                && !answered.isEmpty()
                && answered.stream().allMatch(situation::seenOut);
        return isKnown ? situation.counted(true, before) : before;
    }

    private static boolean isDead(Situation situation, Region region) {
        int patience = situation.thresholds().patience();
        boolean serves = situation
                .fresh(region)
                .map(ServiceReport::condition)
                .filter(condition -> condition.serves())
                .isPresent();
        return situation.sighting(region).failing() >= patience && !serves;
    }

    /** Looks in which the home was seen out and another to serve: only that is a reason to hold it out. */
    private static int outLooks(Picture picture, Memory before) {
        Situation situation = picture.situation();
        Optional<Region> home = situation.home();
        if (home.map(region -> situation.view().witness(region).open()).orElse(Sign.UNKNOWN) == Sign.UNKNOWN) {
            return before.outLooks();
        }
        boolean isReplaced = picture.acting().isPresent()
                && home.filter(situation::seenOut)
                        .filter(region -> !Pointless.is(picture, region))
                        .isPresent();
        return situation.counted(isReplaced, before.outLooks());
    }

    private static Map<Region, Integer> left(Picture picture, Memory before, Map<Region, HeldVote> votes) {
        Situation situation = picture.situation();
        Map<Region, Integer> left = new HashMap<>();
        before.left().forEach((region, looks) -> {
            int rest = looks - (situation.view().looked() ? 1 : 0);
            if (rest > 0) {
                left.put(region, rest);
            }
        });
        Region self = situation.self();
        boolean isNew = votes.containsKey(self) && !situation.heldBefore().containsKey(self);
        if (isNew && situation.selfIsHome() && picture.own() instanceof Degraded) {
            left.put(self, situation.thresholds().holdDown());
        }
        wasHome(situation, before)
                .ifPresent(region -> left.put(region, situation.thresholds().holdDown()));
        return left;
    }

    /** Who was home until this look, and is no more: for whatever reason, it is not the better one for a while. */
    private static Optional<Region> wasHome(Situation situation, Memory before) {
        return before.epoch()
                .map(Epoch::home)
                .filter(region ->
                        situation.home().filter(home -> !home.equals(region)).isPresent());
    }
}
