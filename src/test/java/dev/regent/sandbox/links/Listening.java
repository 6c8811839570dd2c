package dev.regent.sandbox.links;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.LockSupport;

/**
 * An open socket and the thread that waits on it. The JDK gives a socket's port back only when the thread that is
 * blocked on it has woken up, so closing waits for that: from then on the kernel refuses, and the port can be bound
 * again.
 */
final class Listening<S extends Closeable> {
    /** One round of waiting for the socket's next caller. */
    interface Round {
        void next() throws IOException;
    }

    /** So that a socket that fails over and over, for want of file descriptors say, leaves others some time. */
    private static final long A_MOMENT_NANOS = 1_000_000;

    private final S socket;
    private final Thread thread;
    private volatile boolean closed;

    Listening(S socket, Round round) {
        this.socket = socket;
        thread = Thread.startVirtualThread(() -> listen(round));
    }

    S socket() {
        return socket;
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
        try {
            socket.close();
            thread.join();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** A round may fail without the socket being at fault: a caller who left, an ICMP message. */
    private void listen(Round round) {
        while (!closed) {
            try {
                round.next();
            } catch (IOException failed) {
                LockSupport.parkNanos(A_MOMENT_NANOS);
            }
        }
    }
}
