package dev.regent.sandbox.links;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The UDP half of a link: one answer for each datagram, as DNS has it. What a silent link swallows is lost. */
final class UdpRelay {
    private static final int LARGEST = 65_535;
    private static final int ANSWER_WITHIN_MILLIS = 5_000;

    private final InetSocketAddress target;
    private final Supplier<Weather> weather;
    private final Semaphore exchanges = new Semaphore(500);
    private Listening<DatagramSocket> listener;

    UdpRelay(InetSocketAddress listen, InetSocketAddress target, Supplier<Weather> weather) {
        this.target = target;
        this.weather = weather;
        listener = listen(listen);
    }

    void shut() {
        listener.close();
    }

    void reopen(InetSocketAddress address) {
        if (listener.isClosed()) {
            listener = listen(address);
        }
    }

    private Listening<DatagramSocket> listen(InetSocketAddress address) {
        try {
            var socket = new DatagramSocket(address);
            return new Listening<>(socket, () -> {
                var datagram = new DatagramPacket(new byte[LARGEST], LARGEST);
                socket.receive(datagram);
                Thread.startVirtualThread(() -> exchange(socket, datagram));
            });
        } catch (IOException taken) {
            throw new UncheckedIOException("A link cannot listen on " + address + " (UDP)", taken);
        }
    }

    private void exchange(DatagramSocket opened, DatagramPacket question) {
        if (weather.get().silentThere() || !exchanges.tryAcquire()) {
            return;
        }
        try (var upstream = new DatagramSocket()) {
            answer(opened, upstream, question);
        } catch (IOException lost) {
            // A datagram that gets no answer is what UDP promises; the caller asks again.
            return;
        } finally {
            exchanges.release();
        }
    }

    private void answer(DatagramSocket opened, DatagramSocket upstream, DatagramPacket question) throws IOException {
        SocketAddress caller = question.getSocketAddress();
        weather.get().delayPassing();
        upstream.connect(target);
        upstream.setSoTimeout(ANSWER_WITHIN_MILLIS);
        upstream.send(new DatagramPacket(question.getData(), question.getLength()));
        var answer = new DatagramPacket(new byte[LARGEST], LARGEST);
        upstream.receive(answer);
        weather.get().delayPassing();
        if (!weather.get().silentBack()) {
            opened.send(new DatagramPacket(answer.getData(), answer.getLength(), caller));
        }
    }
}
