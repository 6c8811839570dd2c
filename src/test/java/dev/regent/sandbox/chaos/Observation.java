package dev.regent.sandbox.chaos;

import dev.regent.sandbox.chaos.schedule.Act.Verb;
import dev.regent.sandbox.clients.Exchange;
import dev.regent.sandbox.timeline.Event;
import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One run, as it was seen from outside; every list is in the order of time.
 *
 * @param order    the service's regions, most preferred first
 * @param faults   that were done to it
 * @param orders   that were given
 * @param moments  how everything stood, twice a second
 * @param events   what happened
 * @param requests of the client with a connection per request
 */
public record Observation(
        List<Region> order,
        List<Span> faults,
        List<Asked> orders,
        List<Moment> moments,
        List<Event> events,
        Zone zone,
        List<Exchange> requests,
        Rest rest) {
    /** A change of records is answered by every name server after that (Route 53: "generally within 60 seconds"). */
    static final Duration PROPAGATED = Duration.ofSeconds(60);

    /** How long on-call's pauses are. */
    public static final Duration PAUSE = Duration.ofMinutes(10);

    public Observation {
        order = List.copyOf(order);
        faults = List.copyOf(faults);
        orders = List.copyOf(orders);
        moments = List.copyOf(moments);
        events = List.copyOf(events);
        requests = List.copyOf(requests);
    }

    public Stream<Event> events(Event.Kind kind) {
        return events.stream().filter(event -> event.kind() == kind);
    }

    public Stream<Event> events(Event.Kind kind, Instant from, Instant to) {
        return events(kind)
                .filter(event -> !event.at().isBefore(from) && event.at().isBefore(to));
    }

    public List<Moment> moments(Instant from, Instant to) {
        return moments.stream()
                .filter(moment -> !moment.at().isBefore(from) && moment.at().isBefore(to))
                .toList();
    }

    /** The last one before. */
    public Optional<Moment> before(Instant at) {
        return moments.stream().filter(moment -> moment.at().isBefore(at)).reduce((one, later) -> later);
    }

    public Stream<Span> faults(Instant from, Instant to) {
        return faults.stream().filter(fault -> fault.overlaps(from, to));
    }

    /** Those that touch a region or its regent. */
    public Stream<Span> faultsOf(Region region, Instant from, Instant to) {
        return faults(from, to).filter(fault -> fault.touches(region, order));
    }

    /** Whether nothing else was wrong then. */
    public boolean isAlone(Span fault, Instant from, Instant to) {
        return faults(from, to).allMatch(fault::equals);
    }

    /** Whether on-call could have moved traffic in that time. */
    public boolean isOrdered(Instant from, Instant to) {
        return orders.stream()
                .filter(Asked::mayHold)
                .filter(Asked::movesTraffic)
                .anyMatch(order -> !order.at().isBefore(from) && order.at().isBefore(to));
    }

    /** Whether a person could have paused the service at some time between these two. */
    public boolean isPaused(Instant from, Instant to) {
        return orders.stream()
                .filter(order -> order.verb() == Verb.PAUSE && order.mayHold())
                .anyMatch(pause -> pause.at().isBefore(to) && endOf(pause).isAfter(from));
    }

    /** When a pause was over: resumed, or expired. */
    public Instant endOf(Asked pause) {
        Instant expires = pause.at().plus(PAUSE);
        return orders.stream()
                .filter(order -> order.verb() == Verb.RESUME && order.mayHold())
                .map(Asked::at)
                .filter(at -> at.isAfter(pause.at()) && at.isBefore(expires))
                .findFirst()
                .orElse(expires);
    }

    /** Whether for so long before nothing was wrong, nobody had voted against the home, and it alone was answered. */
    public boolean wasCalmBefore(Instant at, Duration time) {
        Instant from = at.minus(time);
        Optional<Region> home = zone.homeAt(at);
        List<Moment> lived = moments(from, at);
        return home.isPresent()
                && !lived.isEmpty()
                && !lived.getFirst().at().isAfter(from.plusSeconds(2))
                && zone.homesBetween(at.minus(PROPAGATED), at).size() == 1
                && lived.stream().allMatch(moment -> isCalm(moment, home.get()));
    }

    private boolean isCalm(Moment moment, Region home) {
        return moment.answered().equals(Set.of(home))
                && moment.serves(home)
                && moment.votersAgainst(home).findAny().isEmpty()
                && order.stream().allMatch(moment::isLiving);
    }

    /** Whether for so long before another region than the home was open and served. */
    public boolean hadAnHeirBefore(Instant at, Duration time) {
        Optional<Region> home = zone.homeAt(at);
        return moments(at.minus(time), at).stream()
                .allMatch(moment -> order.stream()
                        .filter(region -> !home.equals(Optional.of(region)))
                        .anyMatch(region -> moment.open().contains(region) && moment.serves(region)));
    }
}
