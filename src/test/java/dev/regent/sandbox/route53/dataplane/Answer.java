package dev.regent.sandbox.route53.dataplane;

import dev.regent.sandbox.route53.RecordSet;
import dev.regent.sandbox.route53.Zone;
import java.util.List;

/** What a name server says to one question. Lines are in the order of the answer: CNAMEs first, as they were followed. */
public sealed interface Answer {

    /** No zone of ours holds the name. */
    record NotOurs() implements Answer {}

    /** The last line has the type that was asked for, or is a CNAME that leads out of the zone. */
    record Found(Zone zone, List<Line> lines) implements Answer {}

    /** The name is there, the type is not (RFC 2308 section 2.2). */
    record NoData(Zone zone, List<Line> lines) implements Answer {}

    /** The name, or where its CNAMEs lead to within the zone, is not there (RFC 2308 section 2.1, RFC 6604). */
    record NoSuchName(Zone zone, List<Line> lines) implements Answer {}

    /**
     * One record set of an answer.
     *
     * @param owner the name that was asked for; it differs from the record set's own where that is a wildcard
     */
    record Line(String owner, RecordSet records) {}
}
