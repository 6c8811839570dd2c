package dev.regent.sandbox.route53.api;

import java.util.List;
import java.util.stream.Stream;

/** The elements that every paged answer of Route 53 has. */
final class Page {
    private Page() {}

    /**
     * @param start where the caller asked the page to start, if so
     * @param next  what to ask for next; nothing on the last page
     * @param size  the most that was asked for
     */
    static List<Xml> elements(Xml items, Stream<Xml> start, boolean truncated, Stream<Xml> next, int size) {
        Stream<Xml> head = Stream.concat(Stream.of(items), start);
        Stream<Xml> tail = Stream.concat(next, Stream.of(Xml.text("MaxItems", size)));
        return Stream.concat(Stream.concat(head, Stream.of(Xml.text("IsTruncated", truncated))), tail)
                .toList();
    }
}
