package dev.regent.sandbox.route53;

import java.util.List;

/**
 * A public hosted zone and everything in it.
 *
 * @param id   without the {@code /hostedzone/} prefix
 * @param name lower case, absolute, with the trailing dot
 */
public record Zone(String id, String name, String callerReference, String comment, List<RecordSet> records) {
    public Zone {
        records = List.copyOf(records);
    }

    public Zone withRecords(List<RecordSet> others) {
        return new Zone(id, name, callerReference, comment, others);
    }

    public Zone withComment(String other) {
        return new Zone(id, name, callerReference, other, records);
    }
}
