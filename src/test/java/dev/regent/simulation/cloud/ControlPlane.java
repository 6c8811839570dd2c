package dev.regent.simulation.cloud;

import dev.regent.sandbox.route53.Change;
import dev.regent.sandbox.route53.ChangeBatch;
import dev.regent.sandbox.route53.ChangeInfo;
import dev.regent.sandbox.route53.ErrorCode;
import dev.regent.sandbox.route53.RecordSet;
import dev.regent.sandbox.route53.RequestRefused;
import dev.regent.sandbox.route53.Route53Settings;
import dev.regent.sandbox.route53.Route53State;
import dev.regent.sandbox.route53.Zone;
import dev.regent.simulation.time.Dice;
import dev.regent.simulation.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Route 53's API with everything that can be wrong with it. What it does with a batch, and when name servers hear of it,
 * is the sandbox twin's own code.
 */
public final class ControlPlane {
    private static final Duration THINKING = Duration.ofMillis(300);
    private static final Duration LATE_AT_LEAST = Duration.ofSeconds(2);
    private static final Duration LATE_AT_MOST = Duration.ofSeconds(25);
    private static final double THROTTLED = 0.7;

    private final VirtualTime time;
    private final Dice dice;
    private final Route53State state;
    private final String zone;
    private final List<Trouble> troubles = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();

    /** What can be wrong with it. */
    public enum Trouble {
        /** Every request is answered with an error. */
        DOWN,
        /** Answers come late, perhaps after the asker's deadline; what was asked is done. */
        LATE,
        /** Most requests are answered {@code Throttling}. */
        THROTTLES,
        /** A change is carried out and answered with an error. */
        FAILS_AFTERWARDS
    }

    /** What a request was answered. */
    public sealed interface Reply<T> {
        record Ok<T>(T value) implements Reply<T> {}

        /** The request was understood and is not carried out. */
        record Refused<T>(ErrorCode code, String why) implements Reply<T> {}

        /** 5xx or throttling: nobody knows, or it may be tried again. */
        record Unsettled<T>(String why) implements Reply<T> {}
    }

    /** Told of every change that was accepted. */
    @FunctionalInterface
    public interface Listener {
        void changed(String who, Zone before, Zone after, ChangeInfo change);
    }

    public ControlPlane(VirtualTime time, Dice dice, Route53Settings settings, String zoneName) {
        this.time = time;
        this.dice = dice;
        this.state = new Route53State(time, new SplittableRandom(dice.of("ids").seed()), settings);
        this.zone = state.zones()
                .create(zoneName, "simulation", "", time.instant())
                .zone()
                .id();
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public void begin(Trouble trouble) {
        troubles.add(trouble);
    }

    public void end(Trouble trouble) {
        troubles.remove(trouble);
    }

    public boolean isWell() {
        return troubles.isEmpty();
    }

    public Route53State state() {
        return state;
    }

    public String zoneId() {
        return zone;
    }

    /** As the API knows it, changes on their way included. */
    public Zone zone() {
        return state.zones().find(zone);
    }

    /** Every record, as a request would be answered. */
    public void records(Consumer<Reply<List<RecordSet>>> answered) {
        answer(() -> new Reply.Ok<>(zone().records()), answered);
    }

    /** Whether a change is INSYNC. */
    public void insync(String change, Consumer<Reply<Boolean>> answered) {
        answer(() -> new Reply.Ok<>(!state.zones().findChange(change).inSync().isAfter(time.instant())), answered);
    }

    /** Carries a batch out or refuses it whole; answered with the change's id. */
    public void change(String who, ChangeBatch batch, Consumer<Reply<String>> answered) {
        answer(() -> afterwards(carriedOut(who, batch)), answered);
    }

    private <T> void answer(Supplier<Reply<T>> serve, Consumer<Reply<T>> answered) {
        if (troubles.contains(Trouble.DOWN)) {
            answered.accept(new Reply.Unsettled<>("503 ServiceUnavailable"));
        } else if (troubles.contains(Trouble.THROTTLES) && dice.once(THROTTLED)) {
            answered.accept(new Reply.Unsettled<>("400 Throttling: Rate exceeded"));
        } else {
            Reply<T> reply = serve.get();
            Duration wait = troubles.contains(Trouble.LATE) ? dice.between(LATE_AT_LEAST, LATE_AT_MOST) : THINKING;
            time.after(wait, () -> answered.accept(reply));
        }
    }

    private Reply<String> afterwards(Reply<String> reply) {
        boolean spoiled = reply instanceof Reply.Ok && troubles.contains(Trouble.FAILS_AFTERWARDS) && dice.coin();
        return spoiled ? new Reply.Unsettled<>("500 InternalFailure") : reply;
    }

    private Reply<String> carriedOut(String who, ChangeBatch batch) {
        Zone before = zone();
        try {
            ChangeInfo change = state.change(zone, batch, who);
            Zone after = zone();
            listeners.forEach(listener -> listener.changed(who, before, after, change));
            return new Reply.Ok<>(change.id());
        } catch (RequestRefused refused) {
            ErrorCode code = refused.refusal().code();
            String why = String.join("; ", refused.refusal().sentences());
            return code == ErrorCode.PRIOR_REQUEST_NOT_COMPLETE
                    ? new Reply.Unsettled<>(why)
                    : new Reply.Refused<>(code, why);
        }
    }

    /** As somebody edits who is no regent: at once, whatever is wrong with the API. */
    public Instant edit(String who, List<Change> changes) {
        Zone before = zone();
        ChangeInfo change = state.change(zone, new ChangeBatch(who, changes), who);
        listeners.forEach(listener -> listener.changed(who, before, zone(), change));
        return change.inSync();
    }
}
