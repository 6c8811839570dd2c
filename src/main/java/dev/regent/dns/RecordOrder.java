package dev.regent.dns;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which Route 53 lists names: by their labels from the last to the first, in ASCII, the dot among the
 * other characters (API Reference, ListResourceRecordSets, "Sort order").
 */
final class RecordOrder {
    static final Comparator<String> BY_NAME = Comparator.comparing(RecordOrder::reversed);

    private RecordOrder() {}

    private static String reversed(String name) {
        List<String> labels = Arrays.asList(name.split("\\."));
        Collections.reverse(labels);
        return String.join(".", labels) + ".";
    }
}
