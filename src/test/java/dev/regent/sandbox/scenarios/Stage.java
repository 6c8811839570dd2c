package dev.regent.sandbox.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regent.sandbox.Sandbox;
import dev.regent.sandbox.clients.Recovery;
import dev.regent.sandbox.clients.Recovery.Recovered;
import dev.regent.sandbox.regents.RegentProcess;
import dev.regent.sandbox.regents.Regents.Reply;
import dev.regent.sandbox.timeline.Event;
import dev.regent.world.Region;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A running sandbox in the words that scenarios are written in. Whatever does not come about throws {@link NotMet}. */
public final class Stage {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final Duration MERCY = Duration.ofSeconds(60);

    /** What is on a board has been read by everybody after that. */
    private static final Duration UNTIL_READ = Duration.ofSeconds(3);

    private final Sandbox sandbox;
    private Optional<Instant> began = Optional.empty();
    private Optional<Duration> recovery = Optional.empty();
    private final Map<String, JsonNode> attached = new LinkedHashMap<>();

    Stage(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public Region home() {
        return sandbox.order().get(0);
    }

    public Region heir() {
        return sandbox.order().get(1);
    }

    public Region third() {
        return sandbox.order().get(2);
    }

    /** The fault that everything is counted from, once there was one. */
    public Optional<Instant> began() {
        return began;
    }

    public Optional<Duration> recovery() {
        return recovery;
    }

    /** What else there is to say, by the field of the result file. */
    public Map<String, JsonNode> attached() {
        return attached;
    }

    /** Injects a fault; what is measured is counted from the last one injected in this way. */
    public Instant breaks(String fault, Region region) {
        Instant at = sandbox.faults().inject(fault, region);
        began = Optional.of(at);
        return at;
    }

    /** Counts from now. */
    public void startsNow() {
        began = Optional.of(Instant.now());
    }

    /** Injects something that is no more than the setting of the scene. */
    public void given(String fault, Region region) {
        sandbox.faults().inject(fault, region);
    }

    public void heals(String fault, Region region) {
        sandbox.faults().heal(fault, region);
    }

    /** Users are served again, through DNS, at most so long after the fault, and not by the region that is left. */
    public void recoversWithin(Duration objective, Region left) {
        Instant fault = began.orElseThrow();
        until("users are served again", objective.plus(MERCY), () -> lived(fault) instanceof Recovered);
        Recovered recovered = (Recovered) lived(fault);
        recovery = Optional.of(recovered.after());
        check(
                "DNS answers " + sandbox.answered() + ", still with " + left,
                !sandbox.answered().contains(left));
        check(
                "users were served again only after " + seconds(recovered.after()) + " s; the objective is "
                        + seconds(objective) + " s",
                recovered.after().compareTo(objective) <= 0);
    }

    private Recovery lived(Instant fault) {
        return sandbox.clients().perRequest().recovery(fault);
    }

    /** For so long the answer of DNS is this region and nothing else, without a moment's change. */
    public void staysWith(Region region, Duration time) {
        Instant from = Instant.now();
        check("DNS answers " + sandbox.answered(), sandbox.answered().equals(Set.of(region)));
        whileTrue("DNS answers " + region, time, () -> sandbox.answered().equals(Set.of(region)));
        List<Event> changes = sandbox.timeline().since(from).stream()
                .filter(event -> event.kind() == Event.Kind.DNS_ANSWER)
                // The change that has led here may be told a moment after it could be seen.
                .filter(event -> !event.region().equals(region.name()))
                .toList();
        check("the answer of DNS changed: " + changes, changes.isEmpty());
    }

    /** Nobody who asked since then went without a good answer. */
    public void nobodyFailedSince(Instant from) {
        long failed = sandbox.clients().perRequest().tally(from, Instant.now()).failed();
        check(failed + " requests failed", failed == 0);
        check(
                "nobody asked",
                sandbox.clients().perRequest().tally(from, Instant.now()).answered() > 0);
    }

    public void answers(Region region, Duration patience) {
        until("DNS answers " + region, patience, () -> sandbox.answered().equals(Set.of(region)));
    }

    /** Somebody votes against a region. */
    public void isVotedOut(Region region, Region voter, Duration patience) {
        until(voter + " votes against " + region, patience, () -> votes(voter, region));
    }

    public boolean votes(Region voter, Region against) {
        return sandbox.votes().stream()
                .anyMatch(vote -> vote.voter().equals(voter) && vote.against().equals(against));
    }

    /** The weights say that the region is home, in an epoch later than the given one. */
    public void settlesOn(Region region, long after, Duration patience) {
        until("the weights make " + region + " home", patience, () -> {
            var now = sandbox.zoneNow();
            return now.weights().getOrDefault(region.name(), 0) == 100
                    && epoch() > after
                    && now.epoch().filter(epoch -> epoch.home().equals(region)).isPresent();
        });
    }

    public long epoch() {
        return sandbox.zoneNow().epoch().map(dev.regent.world.Epoch::number).orElse(0L);
    }

    public RegentProcess regent(Region region) {
        return sandbox.regents().of(region).getFirst();
    }

    /** Asks a regent as on-call would. */
    public Reply asks(Region region, String verb, String json) {
        try {
            Instant now = Instant.now();
            Reply reply = sandbox.regents().order(regent(region), verb, json);
            sandbox.timeline()
                    .add(
                            now,
                            Event.Kind.ORDER,
                            region.name(),
                            "on-call",
                            verb + " " + json + " → " + reply.status() + " " + reply.body());
            return reply;
        } catch (IOException cannot) {
            throw new NotMet("the regent of " + region + " could not be asked: " + cannot);
        }
    }

    /** Asks, and the order must be taken. */
    public void orders(Region region, String verb, String json) {
        began = Optional.of(Instant.now());
        Reply reply = asks(region, verb, json);
        check(verb + " was answered " + reply.status() + ": " + reply.body(), reply.status() == 202);
    }

    /** The answer of DNS is this region, and how long that took is the recovery. */
    public void movesTo(Region region, Duration objective) {
        answers(region, objective.plus(MERCY));
        Duration took = Duration.between(began.orElseThrow(), Instant.now());
        recovery = Optional.of(took);
        check(
                "DNS answered " + region + " only after " + seconds(took) + " s; the objective is "
                        + seconds(objective),
                took.compareTo(objective) <= 0);
    }

    /** The third region has capacity and its regent says so; it stays closed, as the heir is open. */
    public void thirdIsAble() {
        given("region-able", third());
        until(
                third() + " is able",
                MERCY,
                () -> sandbox.said(third())
                        .filter(said -> said.path("able").asBoolean())
                        .isPresent());
        passes(UNTIL_READ);
    }

    /** Everything healed is at rest again. */
    public void isQuiet(Duration patience) {
        until(
                "all is quiet: " + sandbox.unrest(),
                patience,
                () -> sandbox.unrest().isEmpty());
    }

    public void passes(Duration time) {
        whileTrue("time passes", time, () -> true);
    }

    public void check(String otherwise, boolean holds) {
        if (!holds) {
            throw new NotMet(otherwise);
        }
    }

    public void until(String what, Duration patience, BooleanSupplier holds) {
        check("not within " + patience.toSeconds() + " s: " + what, within(patience, holds));
    }

    /** Whether it came about in that time. */
    public boolean within(Duration patience, BooleanSupplier holds) {
        long end = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }

    private void whileTrue(String what, Duration time, BooleanSupplier holds) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            check("no longer so: " + what, holds.getAsBoolean());
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
