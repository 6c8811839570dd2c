package dev.regent.sandbox.clients;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** A name server for tests that answers every question with one address, or not at all. */
final class OneNameServer implements AutoCloseable {
    private final DatagramSocket socket;
    private final InetSocketAddress socketAddress;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String address;
    private volatile int rcode = Rcode.NOERROR;
    private final int ttlSeconds;

    OneNameServer(String address, int ttlSeconds) throws IOException {
        this.address = address;
        this.ttlSeconds = ttlSeconds;
        socket = new DatagramSocket(new InetSocketAddress("127.0.14.1", 0));
        socketAddress = (InetSocketAddress) socket.getLocalSocketAddress();
        Thread.startVirtualThread(this::serve);
    }

    InetSocketAddress socketAddress() {
        return socketAddress;
    }

    int asked() {
        return asked.get();
    }

    void answers(String other) {
        address = other;
        rcode = Rcode.NOERROR;
    }

    void answersWith(int otherRcode) {
        rcode = otherRcode;
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        try {
            while (true) {
                var datagram = new DatagramPacket(new byte[1500], 1500);
                socket.receive(datagram);
                var wire = answer(new Message(datagram.getData())).toWire();
                socket.send(new DatagramPacket(wire, wire.length, datagram.getSocketAddress()));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private Message answer(Message question) throws IOException {
        asked.incrementAndGet();
        var answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setRcode(rcode);
        answer.addRecord(question.getQuestion(), Section.QUESTION);
        if (rcode == Rcode.NOERROR) {
            var name = question.getQuestion().getName();
            var found = new InetSocketAddress(address, 0).getAddress();
            answer.addRecord(new ARecord(name, DClass.IN, ttlSeconds, found), Section.ANSWER);
        }
        return answer;
    }
}
