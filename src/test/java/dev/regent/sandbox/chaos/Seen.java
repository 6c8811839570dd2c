package dev.regent.sandbox.chaos;

import dev.regent.sandbox.chaos.Moment.Face;
import dev.regent.sandbox.chaos.Moment.Vote;
import dev.regent.sandbox.chaos.schedule.Act.Verb;
import dev.regent.sandbox.chaos.schedule.Ill;
import dev.regent.sandbox.clients.Exchange;
import dev.regent.sandbox.route53.Change;
import dev.regent.sandbox.route53.RecordSet;
import dev.regent.sandbox.timeline.Event;
import dev.regent.world.Epoch;
import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A made-up observation of ten minutes in which nothing happens: EAST is home and serves, HEIR is open, COLD keeps
 * itself out. Tests lay over it what they are about, in seconds from its beginning.
 */
final class Seen {
    static final Region EAST = new Region("us-east-1");
    static final Region HEIR = new Region("us-east-2");
    static final Region COLD = new Region("us-west-2");
    static final List<Region> ORDER = List.of(EAST, HEIR, COLD);
    static final int LENGTH = 600;
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final int HEALED = 500;
    private static final int QUIET = 560;
    private static final String NAME = "chat.example.com.";

    private final List<Span> faults = new ArrayList<>();
    private final List<Asked> orders = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Zone.Batch> batches = new ArrayList<>();
    private final List<Look> looks = new ArrayList<>();
    private IntPredicate failing = second -> false;
    private List<String> missing = List.of();
    private List<RecordSet> after = records(1, EAST);

    /** What is different in some moments. */
    private record Look(int from, int to, Consumer<Standing> change) {}

    /** How everything stands at a moment, to be changed. */
    static final class Standing {
        final Set<Region> answered = new HashSet<>(Set.of(EAST));
        final Set<Region> open = new HashSet<>(Set.of(EAST, HEIR));
        final Set<Vote> votes = new HashSet<>(Set.of(new Vote(COLD, COLD)));
        final Set<Region> serving = new HashSet<>(Set.of(EAST, HEIR));
        final Set<Region> silent = new HashSet<>();

        void answers(Region... regions) {
            answered.clear();
            answered.addAll(List.of(regions));
        }
    }

    static Instant at(int second) {
        return NOON.plusSeconds(second);
    }

    Seen fault(Ill ill, Region region, int from, int to) {
        faults.add(new Span(ill, region, at(from), at(to)));
        return this;
    }

    Seen order(Verb verb, Region asked, Region target, int second) {
        orders.add(new Asked(at(second), verb, asked, target, 202, "accepted"));
        return this;
    }

    Seen event(int second, Event.Kind kind, Region region, String by) {
        events.add(new Event(at(second), kind, region.name(), by, "because"));
        return this;
    }

    Seen votes(int second, Region voter, Region against) {
        return event(second, Event.Kind.VOTE, against, "regent " + voter);
    }

    Seen answer(int second, Region region) {
        return event(second, Event.Kind.DNS_ANSWER, region, "Route 53");
    }

    Seen between(int from, int to, Consumer<Standing> change) {
        looks.add(new Look(from, to, change));
        return this;
    }

    /** Requests sent in these seconds fail. */
    Seen failing(IntPredicate when) {
        failing = when;
        return this;
    }

    Seen missing(String... what) {
        missing = List.of(what);
        return this;
    }

    Seen changes(int second, boolean byRegent, Change... changes) {
        batches.add(new Zone.Batch(at(second), byRegent ? "a regent" : "a colleague", byRegent, List.of(changes)));
        return this;
    }

    /** A regent makes a region home of the next epoch, as it should be done. */
    Seen settles(int second, long from, Region before, Region to) {
        List<Change> changes = new ArrayList<>();
        records(from, before).forEach(record -> changes.add(Change.delete(record)));
        records(from + 1, to).forEach(record -> changes.add(Change.create(record)));
        after = records(from + 1, to);
        return changes(second, true, changes.toArray(Change[]::new));
    }

    Seen endsWith(List<RecordSet> records) {
        after = records;
        return this;
    }

    /** The epoch's record and a share for each region. */
    static List<RecordSet> records(long epoch, Region home) {
        List<RecordSet> records = new ArrayList<>();
        records.add(epoch(epoch, home));
        ORDER.forEach(region -> records.add(share(region, region.equals(home) ? 100 : 0, 5)));
        return records;
    }

    static RecordSet epoch(long number, Region home) {
        String text = new Epoch(number, home, "somebody", NOON).text();
        return new RecordSet("_regent." + NAME, "TXT", null, null, 5, List.of('"' + text + '"'), null);
    }

    static RecordSet share(Region region, int weight, long ttl) {
        return new RecordSet(NAME, "A", region.name(), weight, ttl, List.of("127.0.0.1"), "check-of-" + region);
    }

    /** What an invariant holds against it. */
    List<String> breaches(Invariant invariant) {
        return invariant.judge(observed()).breaches().stream()
                .map(Invariant.Breach::what)
                .toList();
    }

    Observation observed() {
        return new Observation(
                ORDER,
                faults,
                orders,
                moments(),
                events,
                new Zone(records(1, EAST), batches, after),
                requests(),
                new Rest(at(HEALED), Duration.ofSeconds(QUIET - HEALED), missing, at(QUIET), at(LENGTH)));
    }

    private List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        for (int second = 0; second < LENGTH; second++) {
            moments.add(moment(second));
        }
        return moments;
    }

    private Moment moment(int second) {
        Standing standing = new Standing();
        looks.stream()
                .filter(look -> second >= look.from() && second < look.to())
                .forEach(look -> look.change().accept(standing));
        Map<Region, Face> faces = new HashMap<>();
        for (Region region : ORDER) {
            boolean alive = !standing.silent.contains(region);
            Optional<Instant> reported = alive ? Optional.of(at(second)) : Optional.of(at(0));
            faces.put(region, new Face(standing.serving.contains(region), alive, reported, alive ? second : 0));
        }
        return new Moment(at(second), standing.answered, standing.open, standing.votes, faces);
    }

    private List<Exchange> requests() {
        List<Exchange> requests = new ArrayList<>();
        for (int second = 0; second < LENGTH; second++) {
            for (int part = 0; part < 20; part++) {
                Instant sent = at(second).plusMillis(part * 50L);
                @Nullable String failure = failing.test(second) ? "refused" : null;
                requests.add(new Exchange(requests.size(), sent, sent.plusMillis(20), EAST.name(), failure));
            }
        }
        return requests;
    }
}
