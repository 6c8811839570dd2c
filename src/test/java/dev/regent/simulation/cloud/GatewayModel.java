package dev.regent.simulation.cloud;

import dev.regent.simulation.time.Dice;
import dev.regent.world.Region;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A region's inference gateway: how it behaves, and to whom. Of several faults at once the worst shows. */
public final class GatewayModel {
    /** From harmless to dead. */
    public enum Behaviour {
        SERVES(true, Inference.ANSWERS),
        /** Answers part of the requests and sheds the rest. */
        SHEDS(true, Inference.SHEDS),
        /** Answers part of the requests and lets the rest time out. */
        CHOKES(true, Inference.CHOKES),
        INFERENCE_FAILS(true, Inference.FAILS),
        INFERENCE_HANGS(true, Inference.HANGS),
        LIVENESS_FAILS(false, Inference.FAILS),
        /** Accepts connections and never answers. */
        HANGS(false, Inference.HANGS),
        REFUSES(false, Inference.FAILS);

        private final boolean passesLiveness;
        private final Inference inference;

        Behaviour(boolean passesLiveness, Inference inference) {
            this.passesLiveness = passesLiveness;
            this.inference = inference;
        }

        public boolean passesLiveness() {
            return passesLiveness;
        }

        /** Whether it answers any request at all. */
        public boolean serves() {
            return inference.compareTo(Inference.FAILS) < 0;
        }
    }

    private enum Inference {
        ANSWERS,
        SHEDS,
        CHOKES,
        FAILS,
        HANGS
    }

    private static final double ANSWERED_WHEN_SHEDDING = 0.6;

    private final Dice dice;
    private final List<Behaviour> faults = new ArrayList<>();
    private final List<Region> deceived = new ArrayList<>();
    private final List<Region> misled = new ArrayList<>();
    private final Behaviour overloaded;
    private double limit = 1;
    /** ADVERSARY: how certain regents find it, whatever it does to others. */
    private final java.util.Map<Region, Behaviour> seenAs = new java.util.TreeMap<>();

    private final java.util.Set<Region> unlookable = new java.util.TreeSet<>();
    private double errors;
    private double missed;

    /** Of which no more is asked than it can serve, unless it is said. */
    public GatewayModel(Dice dice) {
        this(dice, Behaviour.SHEDS);
    }

    GatewayModel(Dice dice, Behaviour overloaded) {
        this.dice = dice;
        this.overloaded = overloaded;
    }

    public Behaviour behaviour() {
        return Stream.concat(faults.stream(), Stream.of(behind()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Behaviour behind() {
        if (limit >= 1) {
            return Behaviour.SERVES;
        }
        return limit > 0 ? overloaded : Behaviour.INFERENCE_FAILS;
    }

    /** The part of the requests that the replicas behind it can serve, 0 to 1. */
    void limit(double share) {
        limit = share;
    }

    /** The part of the requests that are answered with what was asked for, 0 to 1. */
    public double share() {
        double shed = faults.contains(Behaviour.SHEDS) ? ANSWERED_WHEN_SHEDDING : 1;
        return serves() ? Math.min(shed, limit) : 0;
    }

    /** Whether it runs, so that it counts requests and can be asked for the counts. */
    boolean isCounting() {
        return behaviour().compareTo(Behaviour.HANGS) < 0;
    }

    /** As a regent of that region finds it. */
    public Behaviour behaviour(Region observer) {
        if (misled.contains(observer)) {
            return Behaviour.INFERENCE_FAILS;
        }
        if (deceived.contains(observer)) {
            return Behaviour.SERVES;
        }
        Behaviour seen = seenAs.getOrDefault(observer, Behaviour.SERVES);
        return seen.compareTo(behaviour()) > 0 ? seen : behaviour();
    }

    /** ADVERSARY: what one region's regent finds at least. */
    public void seenAs(Region observer, Behaviour how) {
        seenAs.put(observer, how);
    }

    /** ADVERSARY: that regent cannot even begin to look (no file descriptors, no resolver). */
    public void lookable(Region observer, boolean is) {
        if (is) {
            unlookable.remove(observer);
        } else {
            unlookable.add(observer);
        }
    }

    public boolean isLookable(Region observer) {
        return !unlookable.contains(observer);
    }

    /** ADVERSARY: the share of inference requests that is answered 500, at random. */
    public void errors(double share) {
        errors = share;
    }

    public boolean errs() {
        return dice.once(errors);
    }

    /** ADVERSARY: the share of Route 53's looks that fail, at random. */
    public void missed(double share) {
        missed = share;
    }

    public boolean isMissed() {
        return dice.once(missed);
    }

    /** From now on it serves that region's regent, whatever it does to others. */
    public void deceive(Region observer) {
        deceived.add(observer);
    }

    public void deceiveNoMore(Region observer) {
        deceived.remove(observer);
    }

    /** From now on that region's regent is answered wrong, by whatever stands between the two. */
    public void mislead(Region observer) {
        misled.add(observer);
    }

    public void misleadNoMore(Region observer) {
        misled.remove(observer);
    }

    public boolean serves() {
        return behaviour().serves();
    }

    public void begin(Behaviour fault) {
        faults.add(fault);
    }

    public void end(Behaviour fault) {
        faults.remove(fault);
    }

    /** Whether one request is answered with what was asked for. */
    public boolean answers() {
        return switch (behaviour().inference) {
            case ANSWERS -> !errs();
            case SHEDS, CHOKES -> dice.once(share());
            case FAILS, HANGS -> false;
        };
    }
}
