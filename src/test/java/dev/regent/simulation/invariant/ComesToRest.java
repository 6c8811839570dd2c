package dev.regent.simulation.invariant;

import dev.regent.simulation.Deed;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.world.Intent;
import dev.regent.world.Region;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Once every fault has healed for long enough, the home alone is answered, one heir is open beside it, nobody votes
 * against the home, and nothing changes any more. What a person asks for disturbs that as a fault does: the order at the
 * moment at which it is taken, and, of an order to fail back, each step of its ramp when it is taken, however long it was
 * waited for; no more steps than the ramp has. A home that is too small for what is asked of it is not at rest: it may be
 * left for a larger one later.
 */
public final class ComesToRest implements Invariant {
    /** The last change of weights (2 min of acting service), its propagation, and what follows from it. */
    public static final int TO_REST = 300;

    /** For which nothing changes from then on. */
    private static final int STILL = 60;

    private int healed;
    private int still;
    private int orders;
    private int steps;

    @Override
    public String sentence() {
        return "once every fault has healed, the system reaches its quiet state and stops changing";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        boolean disturbed = !moment.scene().faults().isEmpty() || moment.isPaused() || moment.isFailingBack();
        disturbed |= moment.scene().cloud().gateway(moment.home()).share() < 1;
        boolean asked = isOrderedNow(moment);
        boolean ramps = isOneMoreStep(moment);
        healed = disturbed || asked || ramps ? 0 : healed + 1;
        still = moment.deeds().isEmpty() ? still + 1 : 0;
        if (healed < TO_REST + STILL) {
            return Optional.empty();
        }
        return still < STILL ? Optional.of("something still changes: " + moment.deeds()) : unrest(moment);
    }

    private boolean isOrderedNow(Moment moment) {
        List<Intent> all = moment.scene().orders();
        List<Intent> taken = all.subList(orders, all.size());
        orders = all.size();
        if (taken.stream().anyMatch(order -> order.verb() == Intent.Verb.FAILBACK)) {
            var policy = moment.scene().cloud().platform().service().failback();
            steps = policy.ramp().size() + 1;
        }
        return !taken.isEmpty();
    }

    private boolean isOneMoreStep(Moment moment) {
        boolean step = moment.deeds(Deed.Changed.class).stream()
                .anyMatch(change -> change.why().startsWith("failing back"));
        return step && steps-- > 0;
    }

    private static Optional<String> unrest(Moment moment) {
        Region home = moment.home();
        List<Region> open = moment.regions().stream().filter(moment::isSeenOpen).toList();
        if (!moment.answered().equals(Set.of(home))) {
            return Optional.of(home + " is home, and DNS answers " + moment.answered());
        }
        if (moment.isVotedOut(home) || moment.peersAgainst(home) > 0) {
            return Optional.of("votes stand against the home, " + home);
        }
        return open.size() == 2 && open.contains(home)
                ? Optional.empty()
                : Optional.of("open are " + open + ", and not the home (" + home + ") and one heir");
    }
}
