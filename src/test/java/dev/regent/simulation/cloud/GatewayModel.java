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
        return deceived.contains(observer) ? Behaviour.SERVES : behaviour();
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
            case ANSWERS -> true;
            case SHEDS, CHOKES -> dice.once(share());
            case FAILS, HANGS -> false;
        };
    }
}
