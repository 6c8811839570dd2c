package dev.regent.simulation.cloud;

import dev.regent.simulation.time.Dice;
import dev.regent.world.Region;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A region's inference gateway: how it behaves, and to whom. Of several faults at once the worst shows. */
public final class GatewayModel {
    /** From harmless to dead. */
    public enum Behaviour {
        SERVES(true, Inference.ANSWERS),
        /** Answers part of the requests and sheds the rest. */
        SHEDS(true, Inference.SHEDS),
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
            return inference == Inference.ANSWERS || inference == Inference.SHEDS;
        }
    }

    private enum Inference {
        ANSWERS,
        SHEDS,
        FAILS,
        HANGS
    }

    private static final double ANSWERED_WHEN_SHEDDING = 0.6;

    private final Dice dice;
    private final List<Behaviour> faults = new ArrayList<>();
    private final List<Region> deceived = new ArrayList<>();
    private final List<Region> misled = new ArrayList<>();

    public GatewayModel(Dice dice) {
        this.dice = dice;
    }

    public Behaviour behaviour() {
        return faults.stream().max(Comparator.naturalOrder()).orElse(Behaviour.SERVES);
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
            case SHEDS -> dice.once(ANSWERED_WHEN_SHEDDING);
            case FAILS, HANGS -> false;
        };
    }
}
