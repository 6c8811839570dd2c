package dev.regent.dns;

import dev.regent.world.Epoch;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.WeightMove;
import dev.regent.world.ZoneNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeBatch;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Turns records as read into the one batch of a compare-and-set: DELETE exactly as read and CREATE, for the epoch
 * record and for every weighted record of every name. Route 53 carries out all of a batch or nothing, and refuses a
 * DELETE that does not match exactly (API Reference, ChangeResourceRecordSets), so a writer who did not see somebody's
 * edit is refused whole.
 */
final class WeightBatch {
    private static final Set<String> ANSWERS = Set.of("A", "AAAA", "CNAME");

    private final Service service;
    private final List<ResourceRecordSet> read;

    WeightBatch(Service service, List<ResourceRecordSet> read) {
        this.service = service;
        this.read = List.copyOf(read);
    }

    /** The epoch record's own text, where there is such a record. */
    Optional<String> epochText() {
        return epochRecord().map(record -> record.resourceRecords().getFirst().value());
    }

    /** The epoch that was read; empty where there is none, or one that cannot be understood. */
    Optional<Epoch> epoch() {
        return epochText().flatMap(Epoch::parse);
    }

    private Optional<ResourceRecordSet> epochRecord() {
        String name = ZoneNames.of(service).epoch();
        return read.stream()
                .filter(set -> set.name().equals(name) && set.typeAsString().equals("TXT"))
                .filter(ResourceRecordSet::hasResourceRecords)
                .findFirst();
    }

    /** The records that share a name's traffic. */
    List<ResourceRecordSet> answers(String name) {
        return read.stream()
                .filter(set -> set.name().equals(name) && ANSWERS.contains(set.typeAsString()))
                .filter(set -> set.weight() != null)
                .toList();
    }

    /** Why the weights cannot be changed so; empty where they can. A new home must answer every name. */
    Optional<String> obstacle(WeightMove move) {
        return service.dnsNames().stream()
                .filter(name ->
                        answers(name).stream().noneMatch(set -> regionOf(set).equals(move.home())))
                .findFirst()
                .map(name -> name + " has no weighted record for " + move.home());
    }

    /** The batch that makes the weights so and {@code next} the epoch. */
    ChangeBatch changes(WeightMove move, Epoch next) {
        List<Change> changes = new ArrayList<>();
        epochRecord().ifPresent(record -> replace(record, withText(record, next), changes));
        for (String name : service.dnsNames()) {
            answers(name).forEach(set -> replace(set, withWeight(set, move), changes));
        }
        return ChangeBatch.builder().changes(changes).comment(comment(next)).build();
    }

    private static void replace(ResourceRecordSet old, ResourceRecordSet wanted, List<Change> changes) {
        changes.add(change(ChangeAction.DELETE, old));
        changes.add(change(ChangeAction.CREATE, wanted));
    }

    private static Change change(ChangeAction action, ResourceRecordSet set) {
        return Change.builder().action(action).resourceRecordSet(set).build();
    }

    private static ResourceRecordSet withText(ResourceRecordSet record, Epoch next) {
        ResourceRecord text =
                ResourceRecord.builder().value('"' + next.text() + '"').build();
        return record.toBuilder().resourceRecords(text).build();
    }

    /** A record of nobody we know keeps its weight. */
    private static ResourceRecordSet withWeight(ResourceRecordSet set, WeightMove move) {
        Integer weight = move.weights().get(regionOf(set));
        return weight == null ? set : set.toBuilder().weight(weight.longValue()).build();
    }

    private String comment(Epoch next) {
        return "regent " + next.writer() + ": " + service.name() + " epoch " + next.number() + ", home " + next.home();
    }

    static Region regionOf(ResourceRecordSet set) {
        return new Region(set.setIdentifier());
    }
}
