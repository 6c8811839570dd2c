package dev.regent.sandbox.route53.dataplane;

import dev.regent.sandbox.route53.RecordSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** From Route 53's values, which are text as in a zone file, to DNS records. */
final class ZoneText {
    private ZoneText() {}

    /** @throws IOException if a value is not what the type's text looks like */
    static List<Record> records(Name owner, RecordSet set) throws IOException {
        List<Record> records = new ArrayList<>();
        for (String value : set.values()) {
            records.add(Record.fromString(owner, Type.value(set.type()), DClass.IN, set.ttl(), value, Name.root));
        }
        return records;
    }
}
