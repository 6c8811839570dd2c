package dev.regent.sandbox.route53;

import java.util.List;
import java.util.stream.Collectors;

/** What one ChangeResourceRecordSets request asks for: all of it or nothing. */
public record ChangeBatch(String comment, List<Change> changes) {
    public ChangeBatch {
        changes = List.copyOf(changes);
    }

    public static ChangeBatch of(Change... changes) {
        return new ChangeBatch("", List.of(changes));
    }

    public String summary() {
        return changes.stream().map(Change::summary).collect(Collectors.joining("; "));
    }
}
