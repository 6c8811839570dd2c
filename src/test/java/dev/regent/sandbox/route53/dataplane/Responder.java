package dev.regent.sandbox.route53.dataplane;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * One DNS message in, one out (RFC 1035; EDNS(0): RFC 6891). Authoritative only: what is in no zone of ours is REFUSED,
 * as Route 53's name servers do. A question's case comes back as it was asked.
 */
final class Responder {
    /** Fits any network without fragments (DNS flag day 2020). */
    private static final int OUR_UDP_SIZE = 1232;

    private static final System.Logger LOG = System.getLogger(Responder.class.getName());
    private static final int HEADER_SIZE = 12;
    private static final int BADVERS_UPPER_BITS = Rcode.BADVERS >> 4;

    /** Name and type to answer. */
    private final BiFunction<String, String, Answer> answers;

    Responder(BiFunction<String, String, Answer> answers) {
        this.answers = answers;
    }

    /** Empty where a message deserves no reply: no whole header, or itself a reply */
    Optional<byte[]> overUdp(byte[] message) {
        return respond(message, false);
    }

    Optional<byte[]> overTcp(byte[] message) {
        return respond(message, true);
    }

    private Optional<byte[]> respond(byte[] message, boolean tcp) {
        if (message.length < HEADER_SIZE || (message[2] & 0x80) != 0) {
            return Optional.empty();
        }
        try {
            Message query = new Message(message);
            return Optional.of(replyOrFail(query).toWire(tcp ? Message.MAXLENGTH : udpSize(query)));
        } catch (IOException e) {
            return Optional.of(formatError(message));
        }
    }

    /** A record that cannot be read is our failure, not the asker's. */
    private Message replyOrFail(Message query) {
        Message reply = emptyReply(query);
        try {
            fill(reply, query);
            return reply;
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "no answer could be made for " + query.getQuestion(), e);
            Message failure = emptyReply(query);
            failure.getHeader().setRcode(Rcode.SERVFAIL);
            return failure;
        }
    }

    private static int udpSize(Message query) {
        OPTRecord opt = query.getOPT();
        return opt == null ? 512 : Math.clamp(opt.getPayloadSize(), 512, OUR_UDP_SIZE);
    }

    private static Message emptyReply(Message query) {
        Message reply = new Message(query.getHeader().getID());
        Header header = reply.getHeader();
        header.setFlag(Flags.QR);
        header.setOpcode(query.getHeader().getOpcode());
        if (query.getHeader().getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        query.getSection(Section.QUESTION).forEach(question -> reply.addRecord(question, Section.QUESTION));
        OPTRecord opt = query.getOPT();
        if (opt != null) {
            int upperBits = opt.getVersion() > 0 ? BADVERS_UPPER_BITS : 0;
            reply.addRecord(new OPTRecord(OUR_UDP_SIZE, upperBits, 0), Section.ADDITIONAL);
        }
        return reply;
    }

    private void fill(Message reply, Message query) throws IOException {
        Header header = reply.getHeader();
        List<Record> questions = reply.getSection(Section.QUESTION);
        OPTRecord opt = query.getOPT();
        if (query.getHeader().getOpcode() != Opcode.QUERY) {
            header.setRcode(Rcode.NOTIMP);
        } else if (questions.size() != 1) {
            header.setRcode(Rcode.FORMERR);
        } else if (opt == null || opt.getVersion() == 0) {
            answer(questions.getFirst(), reply);
        }
    }

    private void answer(Record question, Message reply) throws IOException {
        if (question.getDClass() != DClass.IN || isTransfer(question.getType())) {
            reply.getHeader().setRcode(Rcode.REFUSED);
            return;
        }
        Answer answer = answers.apply(question.getName().toString(), Type.string(question.getType()));
        if (!(answer instanceof Answer.NotOurs)) {
            reply.getHeader().setFlag(Flags.AA);
        }
        switch (answer) {
            case Answer.NotOurs() -> reply.getHeader().setRcode(Rcode.REFUSED);
            case Answer.Found(var zone, var lines) -> addAnswer(question.getName(), lines, reply);
            case Answer.NoData(var zone, var lines) -> {
                addAnswer(question.getName(), lines, reply);
                addStartOfAuthority(zone, reply);
            }
            case Answer.NoSuchName(var zone, var lines) -> {
                reply.getHeader().setRcode(Rcode.NXDOMAIN);
                addAnswer(question.getName(), lines, reply);
                addStartOfAuthority(zone, reply);
            }
        }
    }

    private static boolean isTransfer(int type) {
        return type == Type.AXFR || type == Type.IXFR || type == Type.MAILA || type == Type.MAILB;
    }

    private static void addAnswer(Name asked, List<Answer.Line> lines, Message reply) throws IOException {
        for (Answer.Line line : lines) {
            Name owner = Name.fromString(line.owner());
            for (Record record : ZoneText.records(owner.equals(asked) ? asked : owner, line.records())) {
                reply.addRecord(record, Section.ANSWER);
            }
        }
    }

    /** With the TTL that a resolver may remember the "no" for (RFC 2308 section 3). */
    private static void addStartOfAuthority(dev.regent.sandbox.route53.Zone zone, Message reply) throws IOException {
        var soa = zone.records().stream()
                .filter(record -> record.type().equals("SOA"))
                .findFirst();
        if (soa.isPresent()) {
            Name apex = Name.fromString(zone.name());
            SOARecord record = (SOARecord) ZoneText.records(apex, soa.get()).getFirst();
            long ttl = Math.min(record.getTTL(), record.getMinimum());
            reply.addRecord(
                    Record.newRecord(apex, Type.SOA, DClass.IN, ttl, record.rdataToWireCanonical()), Section.AUTHORITY);
        }
    }

    private static byte[] formatError(byte[] message) {
        Header header = new Header(((message[0] & 0xff) << 8) | (message[1] & 0xff));
        header.setFlag(Flags.QR);
        header.setRcode(Rcode.FORMERR);
        return header.toWire();
    }
}
