package dev.regent.simulation.invariant;

import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.history.Faults;
import dev.regent.world.Incident;
import dev.regent.world.Region;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an incident says happened in the order in which it can have happened: suspected first, closed last, and no answer
 * moved away from a region that was not out and is still home. A regent whose clock was set wrong is left out.
 */
public final class TimelinesHaveNoGap implements Invariant {
    private final Set<String> wrong = new TreeSet<>();

    @Override
    public String sentence() {
        return "every incident's timeline has no gap";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        moment.scene().faults().stream()
                .filter(Faults.ClockWrong.class::isInstance)
                .map(Faults.ClockWrong.class::cast)
                .forEach(fault -> wrong.add(fault.replica()));
        return moment.regions().stream()
                .filter(region -> !moment.scene().isMad(region) && isOnTime(moment, region))
                .flatMap(region -> incident(moment, region).stream()
                        .flatMap(incident -> broken(incident).stream())
                        .map(why -> "in the report of " + region + " " + why))
                .findFirst();
    }

    private boolean isOnTime(Moment moment, Region region) {
        return moment.scene().regents(region).stream().noneMatch(regent -> wrong.contains(regent.replica()));
    }

    private static Optional<Incident> incident(Moment moment, Region region) {
        return moment.scene()
                .cloud()
                .board(region)
                .report()
                .map(stored -> stored.services()
                        .get(moment.scene().cloud().platform().service().name()))
                .flatMap(said -> said.memory().incident());
    }

    private static Optional<String> broken(Incident incident) {
        Stream<Optional<Instant>> steps =
                Stream.of(incident.condition(), incident.voted(), incident.out(), incident.moved(), incident.closed());
        if (steps.flatMap(Optional::stream).anyMatch(step -> step.isBefore(incident.suspected()))) {
            return Optional.of("something came before the suspicion: " + incident);
        }
        Optional<Instant> closed = incident.closed();
        boolean after = closed.isPresent()
                && Stream.of(incident.condition(), incident.voted(), incident.out(), incident.moved())
                        .flatMap(Optional::stream)
                        .anyMatch(step -> step.isAfter(closed.get()));
        return after ? Optional.of("something came after the end: " + incident) : Optional.empty();
    }
}
