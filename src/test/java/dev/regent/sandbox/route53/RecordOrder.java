package dev.regent.sandbox.route53;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The order in which Route 53 lists record sets, and its pages.
 *
 * <p>By name with the labels reversed, then by type, then by set identifier, each in ASCII order. Source:
 * ListResourceRecordSets in the Amazon Route 53 API Reference (the order of set identifiers is not documented).
 */
public final class RecordOrder {
    /** The most that a page of ListResourceRecordSets holds. */
    public static final int LARGEST_PAGE = 300;

    public static final Comparator<RecordSet> ROUTE_53 = Comparator.comparing(
                    (RecordSet r) -> DomainName.reversed(r.name()))
            .thenComparing(RecordSet::type)
            .thenComparing(r -> Optional.ofNullable(r.setIdentifier()).orElse(""));

    private RecordOrder() {}

    /**
     * Where a page starts: "" for what the caller left open.
     *
     * @param name normalized
     */
    public record Start(String name, String type, String setIdentifier) {
        public static final Start OF_ZONE = new Start("", "", "");

        boolean isReachedBy(RecordSet record) {
            if (name.isEmpty()) {
                return true;
            }
            RecordSet start = new RecordSet(name, type, setIdentifier, null, 0, List.of(), null);
            return ROUTE_53.compare(record, start) >= 0;
        }
    }

    /** A page, and the first record set of the next one. */
    public record Page(List<RecordSet> records, Optional<RecordSet> next) {}

    public static Page page(Zone zone, Start start, int size) {
        List<RecordSet> rest = zone.records().stream()
                .sorted(ROUTE_53)
                .filter(start::isReachedBy)
                .toList();
        return new Page(
                rest.stream().limit(size).toList(), rest.stream().skip(size).findFirst());
    }
}
