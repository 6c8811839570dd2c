package dev.regent.sandbox.links;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One direction of a relayed connection. While the link is silent it keeps reading, so that it sees the sender leave,
 * and holds what it has read; {@link #flush} then passes it on, as TCP would by sending again.
 */
final class Pipe {
    private static final int CHUNK = 16 << 10;
    private static final int MOST_HELD = 4 << 20;

    private final Socket from;
    private final Socket to;
    private final Supplier<Weather> weather;
    private final Predicate<Weather> silent;
    private final ReentrantLock lock = new ReentrantLock();
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    Pipe(Socket from, Socket to, Supplier<Weather> weather, Predicate<Weather> silent) {
        this.from = from;
        this.to = to;
        this.weather = weather;
        this.silent = silent;
    }

    /** Until the sender closes; fails when either side breaks. */
    void pump() throws IOException {
        var chunk = new byte[CHUNK];
        var input = from.getInputStream();
        for (var length = input.read(chunk); length >= 0; length = input.read(chunk)) {
            weather.get().delayPassing();
            hold(chunk, length);
            flush();
        }
    }

    void flush() throws IOException {
        lock.lock();
        try {
            if (!silent.test(weather.get())) {
                held.writeTo(to.getOutputStream());
                held.reset();
            }
        } finally {
            lock.unlock();
        }
    }

    private void hold(byte[] chunk, int length) throws IOException {
        lock.lock();
        try {
            if (held.size() + length > MOST_HELD) {
                throw new IOException("More than " + MOST_HELD + " bytes were sent into a silent link.");
            }
            held.write(chunk, 0, length);
        } finally {
            lock.unlock();
        }
    }
}
