package dev.regent.sandbox.route53.api;

import dev.regent.sandbox.route53.Change;
import dev.regent.sandbox.route53.ChangeBatch;
import dev.regent.sandbox.route53.DomainName;
import dev.regent.sandbox.route53.RecordSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the body of ChangeResourceRecordSets. */
final class ChangeBatchXml {
    private ChangeBatchXml() {}

    static ChangeBatch read(XmlRequest body) {
        XmlRequest batch = body.required("ChangeBatch");
        String comment = Optional.ofNullable(batch.textOf("Comment")).orElse("");
        List<Change> changes = batch.required("Changes").children().stream()
                .map(ChangeBatchXml::readChange)
                .toList();
        return new ChangeBatch(comment, changes);
    }

    private static Change readChange(XmlRequest change) {
        Change.Action action = readAction(change.required("Action").text());
        return new Change(action, readRecordSet(change.required("ResourceRecordSet")));
    }

    private static Change.Action readAction(String name) {
        return Arrays.stream(Change.Action.values())
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow(() -> XmlRequest.invalid("Invalid XML ; Value '" + name
                        + "' is not facet-valid with respect to enumeration '[CREATE, DELETE, UPSERT]'."));
    }

    private static RecordSet readRecordSet(XmlRequest record) {
        record.namesBut("Name", "Type", "SetIdentifier", "Weight", "TTL", "ResourceRecords", "HealthCheckId")
                .findFirst()
                .ifPresent(unknown -> {
                    throw XmlRequest.invalid(
                            "This twin of Route 53 has simple and weighted records only, without " + unknown);
                });
        List<String> values = record.child("ResourceRecords").stream()
                .flatMap(records -> records.children().stream())
                .map(each -> each.required("Value").text())
                .toList();
        Optional<Long> ttl = record.child("TTL").map(XmlRequest::number);
        return new RecordSet(
                DomainName.normalize(record.required("Name").text()),
                record.required("Type").text(),
                record.textOf("SetIdentifier"),
                record.numberOf("Weight"),
                ttl.orElse(0L),
                // Without a TTL the values do not count: Route 53 then misses both.
                ttl.isPresent() ? values : List.of(),
                record.textOf("HealthCheckId"));
    }
}
