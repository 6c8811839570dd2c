package dev.regent.sandbox.route53.dataplane;

import static dev.regent.sandbox.route53.dataplane.Given.simple;
import static dev.regent.sandbox.route53.dataplane.Given.zone;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class DnsServerTest {
    private static final List<InetAddress> TWO_SERVERS =
            List.of(InetAddress.getLoopbackAddress(), InetAddress.getLoopbackAddress());

    private final Given.Plane plane = new Given.Plane();
    private final DataPlaneTwin twin = start();

    @AfterEach
    void stop() throws IOException {
        twin.close();
    }

    @Test
    void answersEveryKindOfRecordWithAuthority() throws IOException {
        plane.zones(zone(
                simple("api.example.com.", "A", "192.0.2.1", "192.0.2.2"),
                simple("api.example.com.", "AAAA", "2001:db8::1"),
                simple("api.example.com.", "TXT", "\"epoch 7\" \"second string\""),
                simple("www.example.com.", "CNAME", "api.example.com.")));

        assertThat(answers("api.example.com.", Type.A)).containsExactlyInAnyOrder("192.0.2.1", "192.0.2.2");
        assertThat(answers("api.example.com.", Type.AAAA)).containsExactly("2001:db8:0:0:0:0:0:1");
        assertThat(answers("api.example.com.", Type.TXT)).containsExactly("\"epoch 7\" \"second string\"");
        assertThat(answers("www.example.com.", Type.A)).containsExactly("api.example.com.", "192.0.2.1", "192.0.2.2");
        assertThat(answers("example.com.", Type.NS)).containsExactly("ns-1.example.net.", "ns-2.example.net.");
        assertThat(answers("example.com.", Type.SOA)).singleElement().asString().startsWith("ns-1.example.net.");
        assertThat(ask("api.example.com.", Type.A).getHeader().getFlag(Flags.AA))
                .isTrue();
    }

    @Test
    void everyNameServerAnswersOnUdpAndTcp() throws IOException {
        plane.zones(zone(simple("api.example.com.", "A", "192.0.2.1")));

        assertThat(twin.nameServers()).hasSize(2).doesNotHaveDuplicates();
        for (InetSocketAddress server : twin.nameServers()) {
            for (boolean tcp : new boolean[] {false, true}) {
                SimpleResolver resolver = new SimpleResolver(server);
                resolver.setTCP(tcp);
                assertThat(resolver.send(query("api.example.com.", Type.A)).getSection(Section.ANSWER))
                        .hasSize(1);
            }
        }
    }

    @Test
    void aTcpConnectionMayAskMoreThanOnce() throws IOException {
        plane.zones(zone(simple("api.example.com.", "A", "192.0.2.1")));
        byte[] query = query("api.example.com.", Type.A).toWire();

        try (Socket socket = new Socket()) {
            socket.connect(twin.nameServers().getFirst());
            var out = new DataOutputStream(socket.getOutputStream());
            var in = new DataInputStream(socket.getInputStream());
            for (int question = 0; question < 3; question++) {
                out.writeShort(query.length);
                out.write(query);
                Message reply = new Message(in.readNBytes(in.readUnsignedShort()));
                assertThat(reply.getSection(Section.ANSWER)).hasSize(1);
            }
        }
    }

    @Test
    void theCaseOfTheQuestionComesBack() throws IOException {
        plane.zones(zone(simple("api.example.com.", "A", "192.0.2.1")));

        Message reply = ask("aPi.ExAmPlE.cOm.", Type.A);

        assertThat(reply.getQuestion().getName()).hasToString("aPi.ExAmPlE.cOm.");
        assertThat(reply.getSection(Section.ANSWER).getFirst().getName()).hasToString("aPi.ExAmPlE.cOm.");
    }

    @Test
    void noDataAndNoSuchNameCarryTheStartOfAuthorityWithItsNegativeTtl() throws IOException {
        plane.zones(zone(simple("api.example.com.", "A", "192.0.2.1")));

        Message noData = ask("api.example.com.", Type.TXT);
        Message noName = ask("nobody.example.com.", Type.A);

        assertThat(noData.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(noName.getRcode()).isEqualTo(Rcode.NXDOMAIN);
        for (Message reply : List.of(noData, noName)) {
            assertThat(reply.getSection(Section.ANSWER)).isEmpty();
            assertThat(reply.getSection(Section.AUTHORITY)).singleElement().satisfies(soa -> {
                assertThat(soa.getType()).isEqualTo(Type.SOA);
                assertThat(soa.getTTL()).isEqualTo(30);
            });
        }
    }

    @Test
    void refusesWhatIsNotOurs() throws IOException {
        plane.zones(zone());

        assertThat(ask("api.example.org.", Type.A).getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(ask("example.com.", Type.AXFR).getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(send(Message.newQuery(Record.newRecord(Name.fromString("example.com."), Type.TXT, DClass.CHAOS)))
                        .getRcode())
                .isEqualTo(Rcode.REFUSED);
    }

    @Test
    void anUpdateIsNotImplemented() throws IOException {
        Message update = query("example.com.", Type.SOA);
        update.getHeader().setOpcode(Opcode.UPDATE);

        assertThat(send(update).getRcode()).isEqualTo(Rcode.NOTIMP);
    }

    @Test
    void twoQuestionsOrNonsenseAreFormatErrors() throws IOException {
        Message two = query("example.com.", Type.SOA);
        two.addRecord(two.getQuestion(), Section.QUESTION);
        assertThat(send(two).getRcode()).isEqualTo(Rcode.FORMERR);

        byte[] torn = Arrays.copyOf(query("example.com.", Type.SOA).toWire(), 15);
        Message reply = new Message(exchange(torn));
        assertThat(reply.getRcode()).isEqualTo(Rcode.FORMERR);
        assertThat(reply.getHeader().getID()).isEqualTo(((torn[0] & 0xff) << 8) | (torn[1] & 0xff));
    }

    @Test
    void aRecordThatCannotBeReadIsOurFailure() throws IOException {
        plane.zones(zone(simple("api.example.com.", "A", "not an address")));

        assertThat(ask("api.example.com.", Type.A).getRcode()).isEqualTo(Rcode.SERVFAIL);
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1232})
    void whatDoesNotFitIsTruncatedAndComesOverTcp(int size) throws IOException {
        String[] many = IntStream.range(0, 100).mapToObj(i -> "192.0.2." + i).toArray(String[]::new);
        plane.zones(zone(simple("api.example.com.", "A", many)));
        Message query = query("api.example.com.", Type.A);
        if (size > 512) {
            query.addRecord(new OPTRecord(4096, 0, 0), Section.ADDITIONAL);
        }

        byte[] wire = exchange(query.toWire());

        assertThat(wire).hasSizeLessThanOrEqualTo(size);
        assertThat(new Message(wire).getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(answers("api.example.com.", Type.A)).hasSize(100);
    }

    @Test
    void speaksEdnsVersionZeroOnly() throws IOException {
        plane.zones(zone());
        Message zero = query("example.com.", Type.SOA);
        zero.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
        Message one = query("example.com.", Type.SOA);
        one.addRecord(new OPTRecord(1232, 0, 1), Section.ADDITIONAL);

        Message known = new Message(exchange(zero.toWire()));
        Message unknown = new Message(exchange(one.toWire()));
        Message without = new Message(exchange(query("example.com.", Type.SOA).toWire()));

        assertThat(known.getOPT().getVersion()).isZero();
        assertThat(known.getSection(Section.ANSWER)).hasSize(1);
        assertThat(unknown.getRcode()).isEqualTo(Rcode.BADVERS);
        assertThat(unknown.getSection(Section.ANSWER)).isEmpty();
        assertThat(without.getOPT()).isNull();
    }

    private static Message query(String name, int type) throws IOException {
        return Message.newQuery(Record.newRecord(Name.fromString(name), type, DClass.IN));
    }

    private Message ask(String name, int type) throws IOException {
        return send(query(name, type));
    }

    private List<String> answers(String name, int type) throws IOException {
        return ask(name, type).getSection(Section.ANSWER).stream()
                .map(Record::rdataToString)
                .toList();
    }

    /** Through a resolver, which falls back to TCP by itself. */
    private Message send(Message query) throws IOException {
        SimpleResolver resolver = new SimpleResolver(twin.nameServers().getFirst());
        resolver.setTimeout(Duration.ofSeconds(5));
        if (query.getQuestion().getType() == Type.AXFR) {
            return new Message(exchange(query.toWire()));
        }
        return resolver.send(query);
    }

    private byte[] exchange(byte[] query) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(5000);
            socket.send(
                    new DatagramPacket(query, query.length, twin.nameServers().getFirst()));
            DatagramPacket reply = new DatagramPacket(new byte[65535], 65535);
            socket.receive(reply);
            return Arrays.copyOf(reply.getData(), reply.getLength());
        }
    }

    private DataPlaneTwin start() {
        try {
            return DataPlaneTwin.start(
                    plane, Settings.documented(TWO_SERVERS, 0), new Random(7), InstantSource.system());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
