package dev.regent.decision;

import static dev.regent.world.BudgetPath.seconds;

import dev.regent.world.DesiredZoneSpec;
import dev.regent.world.ObservedZone;
import dev.regent.world.Service;
import dev.regent.world.ZoneNames;
import dev.regent.world.ZoneRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the records at a service's names with the desired ones. */
final class RecordAudit {
    /** What a client of the service may be answered; other types at a service's own names are nobody's business. */
    private static final Set<String> ANSWERING = Set.of("A", "AAAA", "CNAME", "HTTPS", "SVCB");

    private final Service service;
    private final DesiredZoneSpec desired;
    private final ObservedZone observed;
    private final List<String> wrong = new ArrayList<>();

    RecordAudit(Service service, DesiredZoneSpec desired, ObservedZone observed) {
        this.service = service;
        this.desired = desired;
        this.observed = observed;
    }

    List<String> findings() {
        desired.records()
                .forEach(should -> observed(should)
                        .ifPresentOrElse(
                                is -> compare(should, is),
                                () -> wrong.add("record " + should + " is missing" + instead(should))));
        service.dnsNames().forEach(this::weights);
        observed.records().stream().filter(this::foreign).forEach(this::tellForeign);
        return List.copyOf(wrong);
    }

    private Optional<ZoneRecord> observed(ZoneRecord should) {
        return observed.records().stream().filter(is -> same(should, is)).findFirst();
    }

    static boolean same(ZoneRecord one, ZoneRecord other) {
        return one.name().equals(other.name())
                && one.type().equals(other.type())
                && one.identifier().equals(other.identifier());
    }

    /** What is there under that name, where it is a record of another identifier. */
    private String instead(ZoneRecord should) {
        String there = observed.records().stream()
                .filter(is -> is.name().equals(should.name()) && is.type().equals(should.type()))
                .filter(is -> desired.records().stream().noneMatch(other -> same(other, is)))
                .map(ZoneRecord::toString)
                .collect(Collectors.joining(", "));
        return there.isEmpty() ? "" : " (there is " + there + ")";
    }

    private void compare(ZoneRecord should, ZoneRecord is) {
        if (is.alias().isPresent()) {
            wrong.add("record " + is + " is an alias of " + is.alias().get()
                    + ", whose TTL is fixed at 60 s: it must be a plain record");
        } else if (is.ttl().compareTo(should.ttl()) > 0) {
            wrong.add("record " + is + " has TTL " + seconds(is.ttl()) + ", should have " + seconds(should.ttl()));
        }
        boolean epoch = should.name().equals(ZoneNames.of(service).epoch());
        if (is.alias().isEmpty() && !epoch && !should.values().equals(is.values())) {
            wrong.add("record " + is + " answers " + is.values() + ", should answer " + should.values());
        }
        if (should.share().isPresent() && is.weight().isEmpty()) {
            wrong.add("record " + is + " is not weighted");
        } else if (should.type().equals("TXT") && !is.weight().equals(should.weight())) {
            wrong.add("record " + is + " has weight " + is.weight().orElse(0) + ", should have "
                    + should.weight().orElse(0));
        }
        healthCheck(should, is);
    }

    private void healthCheck(ZoneRecord should, ZoneRecord is) {
        if (should.check().isPresent() && is.check().isEmpty()) {
            wrong.add("record " + is + " has no health check: Route 53 counts it as healthy");
        } else if (should.check().isEmpty() && is.check().isPresent()) {
            wrong.add("record " + is + " has a health check, should have none");
        }
    }

    /** Every name answers alike, and one region has weight. */
    private void weights(String name) {
        List<ZoneRecord> answers = at(name);
        if (!answers.isEmpty()
                && answers.stream().allMatch(record -> record.weight().orElse(1) == 0)) {
            wrong.add("no region has a weight at " + name + ": Route 53 shares the traffic among the healthy ones");
        }
        for (ZoneRecord record : answers) {
            at(service.mainName()).stream()
                    .filter(main -> main.identifier().equals(record.identifier())
                            && !main.weight().equals(record.weight()))
                    .forEach(main -> wrong.add("record " + record + " has weight "
                            + record.weight().orElse(0) + ", and " + main + " has "
                            + main.weight().orElse(0)));
        }
    }

    private List<ZoneRecord> at(String name) {
        return observed.records().stream()
                .filter(record -> record.name().equals(name) && ANSWERING.contains(record.type()))
                .toList();
    }

    private boolean foreign(ZoneRecord is) {
        boolean ours = desired.records().stream().anyMatch(should -> same(should, is));
        boolean counts = !service.dnsNames().contains(is.name()) || ANSWERING.contains(is.type());
        return !ours && counts;
    }

    private void tellForeign(ZoneRecord is) {
        wrong.add("record " + is + " is foreign: nothing but the service's own records may be there");
    }
}
