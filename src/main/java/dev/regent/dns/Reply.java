package dev.regent.dns;

import java.net.InetSocketAddress;
import java.util.List;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** What came of asking one name server. */
sealed interface Reply {
    /**
     * It answered with authority.
     *
     * @param values a TXT record's text, an address or a name; none where there is no such record
     */
    record Said(InetSocketAddress server, List<String> values) implements Reply {}

    /** It did not answer, or not in a way to rely on. */
    record Nothing(String why) implements Reply {}

    /** Judges a message; a cached answer from somebody in between counts as none (no AA bit: RFC 1035, 4.1.1). */
    static Reply of(InetSocketAddress server, Name name, int type, Message message) {
        int code = message.getRcode();
        if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
            return new Nothing(server + " answered " + Rcode.string(code));
        }
        if (!message.getHeader().getFlag(Flags.AA)) {
            return new Nothing(server + " is not authoritative for " + name);
        }
        List<String> values = message.getSection(Section.ANSWER).stream()
                .filter(record -> record.getType() == type && record.getName().equals(name))
                .map(Reply::value)
                .toList();
        return new Said(server, values);
    }

    private static String value(Record record) {
        return record instanceof TXTRecord text ? String.join("", text.getStrings()) : record.rdataToString();
    }
}
