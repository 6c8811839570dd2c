package dev.regent.simulation.network;

import dev.regent.simulation.time.Dice;
import dev.regent.simulation.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Carries messages between nodes: late, twice or not at all where something is wrong, and never faster than light. */
public final class Network {
    private static final Duration NEAR = Duration.ofMillis(2);
    private static final Duration FAR = Duration.ofMillis(70);
    private static final Duration FAR_AT_LEAST = Duration.ofMillis(10);

    private final VirtualTime time;
    private final Dice dice;
    private final List<Impairment> impairments = new ArrayList<>();
    private final Map<Node, Integer> gone = new HashMap<>();

    public Network(VirtualTime time, Dice dice) {
        this.time = time;
        this.dice = dice;
    }

    public void impair(Impairment impairment) {
        impairments.add(impairment);
    }

    public void mend(Impairment impairment) {
        impairments.remove(impairment);
    }

    /** Nothing reaches it and nothing comes from it, until it is {@link #back} as often as it was gone. */
    public void gone(Node node) {
        gone.merge(node, 1, Integer::sum);
    }

    public void back(Node node) {
        gone.computeIfPresent(node, (same, times) -> times > 1 ? times - 1 : null);
    }

    public boolean isGone(Node node) {
        return gone.containsKey(node);
    }

    /** Whether everything that is sent this way arrives in time, as far as the network is concerned. */
    public boolean isClear(Node from, Node to) {
        return !isGone(from) && !isGone(to) && impairments.stream().noneMatch(it -> it.concerns(from, to));
    }

    /** Whether nothing that is sent this way arrives. */
    public boolean isCut(Node from, Node to) {
        return isGone(from)
                || isGone(to)
                || impairments.stream().anyMatch(it -> it.loss() >= 1 && it.concerns(from, to));
    }

    /** {@code arrive} is run at the receiver: once as a rule, never or twice where something is wrong. */
    public void send(Node from, Node to, Runnable arrive) {
        if (isGone(from)) {
            return;
        }
        Duration wait = from.near(to) ? dice.upTo(NEAR) : dice.between(FAR_AT_LEAST, FAR);
        for (Impairment impairment : impairments) {
            if (impairment.concerns(from, to)) {
                if (dice.once(impairment.loss())) {
                    return;
                }
                wait = wait.plus(dice.upTo(impairment.delay()));
                if (dice.once(impairment.doubled())) {
                    deliver(to, wait.plus(dice.upTo(FAR)), arrive);
                }
            }
        }
        deliver(to, wait, arrive);
    }

    private void deliver(Node to, Duration wait, Runnable arrive) {
        time.after(wait, () -> {
            if (!isGone(to)) {
                arrive.run();
            }
        });
    }

    /** A request and its answer; whoever asks keeps a deadline of its own. */
    public <T> void call(Node from, Node to, Supplier<T> serve, Consumer<T> answered) {
        send(from, to, () -> {
            T answer = serve.get();
            send(to, from, () -> answered.accept(answer));
        });
    }
}
