package dev.regent.sandbox.clients;

import java.net.InetSocketAddress;
import java.time.Duration;

/** How a client carries one request to a gateway, and how it treats its connections. */
interface Transport extends AutoCloseable {
    /** Waits no longer than it is told to; a failure is an answer too. */
    Answer ask(InetSocketAddress gateway, Duration patience);

    @Override
    default void close() {}
}
