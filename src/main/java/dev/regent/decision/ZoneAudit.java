package dev.regent.decision;

import static dev.regent.world.BudgetPath.seconds;

import dev.regent.world.BudgetPath;
import dev.regent.world.DesiredZoneSpec;
import dev.regent.world.HealthCheck;
import dev.regent.world.HealthCheck.Calculated;
import dev.regent.world.HealthCheck.Endpoint;
import dev.regent.world.HealthCheck.Pace;
import dev.regent.world.ObservedZone;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Tempo;
import dev.regent.world.ZonePace;
import dev.regent.world.ZoneRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Holds the zone that is really there against the desired one, and against the objective. */
public final class ZoneAudit {
    private final Service service;
    private final Tempo tempo;
    private final DesiredZoneSpec desired;
    private final ObservedZone observed;

    /**
     * An audit of one service.
     *
     * @param desired at any epoch: weights and the epoch itself are not compared
     */
    public ZoneAudit(Service service, Tempo tempo, DesiredZoneSpec desired, ObservedZone observed) {
        this.service = service;
        this.tempo = tempo;
        this.desired = desired;
        this.observed = observed;
    }

    /** What differs, a sentence each; what is too slow for the objective comes first. */
    public List<String> findings() {
        Set<String> findings = new LinkedHashSet<>();
        service.regions().forEach(region -> findings.addAll(tooSlow(region)));
        findings.addAll(new RecordAudit(service, desired, observed).findings());
        findings.addAll(checks());
        return List.copyOf(findings);
    }

    /** The budget with what is really there; the slowest region counts. */
    public List<BudgetPath> budget() {
        return service.regions().stream()
                .map(region -> Budget.of(service, tempo, pace(region)))
                .max(Comparator.comparing(
                        paths -> paths.stream().map(BudgetPath::total).reduce(Duration.ZERO, Duration::plus)))
                .orElseThrow();
    }

    private List<String> checks() {
        CheckAudit audit = new CheckAudit(desired, observed);
        Set<String> wrong = new LinkedHashSet<>();
        for (ZoneRecord should : desired.records()) {
            should.check()
                    .ifPresent(name -> checkOf(should).ifPresent(id -> wrong.addAll(audit.differences(name, id))));
        }
        return List.copyOf(wrong);
    }

    private Optional<String> checkOf(ZoneRecord should) {
        return observed.records().stream()
                .filter(is -> RecordAudit.same(should, is))
                .findFirst()
                .flatMap(ZoneRecord::check);
    }

    private List<String> tooSlow(Region region) {
        Duration worst = Budget.worst(service, tempo, pace(region));
        if (worst.compareTo(Budget.OBJECTIVE) <= 0) {
            return List.of();
        }
        String consequence = ": worst case " + seconds(worst) + ", objective " + seconds(Budget.OBJECTIVE);
        List<String> causes = causes(region);
        return causes.isEmpty()
                ? List.of("the settings for " + region + " are too slow" + consequence)
                : causes.stream().map(cause -> cause + consequence).toList();
    }

    private List<String> causes(Region region) {
        List<String> causes = new ArrayList<>();
        for (Endpoint check : children(region)) {
            Pace pace = check.pace();
            if (pace.interval().compareTo(Pace.FASTEST.interval()) > 0) {
                causes.add("health check for " + region + " has interval " + seconds(pace.interval()));
            }
            if (pace.threshold() > Pace.FASTEST.threshold()) {
                causes.add("health check for " + region + " has failure threshold " + pace.threshold());
            }
        }
        answers(region)
                .filter(record -> record.ttl().compareTo(service.thresholds().ttl()) > 0)
                .forEach(record -> causes.add("record " + record + " has TTL " + seconds(record.ttl())));
        return causes.stream().distinct().toList();
    }

    private ZonePace pace(Region region) {
        Collection<Endpoint> children = children(region);
        return new ZonePace(
                slowest(children, Endpoint::inverted),
                slowest(children, check -> !check.inverted()),
                answers(region)
                        .map(ZoneRecord::ttl)
                        .max(Duration::compareTo)
                        .orElse(service.thresholds().ttl()));
    }

    private static Pace slowest(Collection<Endpoint> checks, Predicate<Endpoint> which) {
        return checks.stream()
                .filter(which)
                .map(Endpoint::pace)
                .max(Comparator.comparing(pace -> pace.interval().multipliedBy(pace.threshold())))
                .orElse(Pace.FASTEST);
    }

    private Stream<ZoneRecord> answers(Region region) {
        return observed.records().stream()
                .filter(record -> service.dnsNames().contains(record.name())
                        && record.identifier().equals(region.name()));
    }

    /** What the region's records really count: a calculated check's children, or a lone check. */
    private List<Endpoint> children(Region region) {
        return answers(region)
                .flatMap(record -> record.check().stream())
                .distinct()
                .flatMap(id -> observed.check(id).stream())
                .flatMap(this::endpoints)
                .toList();
    }

    private Stream<Endpoint> endpoints(HealthCheck check) {
        return switch (check) {
            case Endpoint endpoint -> Stream.of(endpoint);
            case Calculated calculated ->
                calculated.children().stream()
                        .flatMap(id -> observed.check(id).stream())
                        .filter(Endpoint.class::isInstance)
                        .map(Endpoint.class::cast);
            case HealthCheck.Other other -> Stream.empty();
        };
    }
}
