package dev.regent.sandbox.links;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A caller's TCP connection, relayed to the target over one of its own. That the target refused, broke or closed is
 * news too, which a link that is silent towards the caller keeps until {@link #flush}.
 */
final class Connection {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    private final Socket caller;
    private final Socket target = new Socket();
    private final Supplier<Weather> weather;
    private final Pipe there;
    private final Pipe back;
    private volatile @Nullable Runnable farewell;

    Connection(Socket caller, Supplier<Weather> weather) {
        this.caller = caller;
        this.weather = weather;
        there = new Pipe(caller, target, weather, Weather::silentThere);
        back = new Pipe(target, caller, weather, Weather::silentBack);
    }

    /** Relays until either side is done; resets both when either breaks or the target refuses. */
    void relay(InetSocketAddress address) {
        try {
            caller.setTcpNoDelay(true);
            target.setTcpNoDelay(true);
            target.connect(address, CONNECT_TIMEOUT_MILLIS);
            Thread.startVirtualThread(this::pumpBack);
            there.pump();
            close();
        } catch (IOException broken) {
            leave(this::reset);
            waitForCallerToLeave();
        }
    }

    void flush() {
        try {
            there.flush();
            back.flush();
            var goodbye = farewell;
            if (goodbye != null && !weather.get().silentBack()) {
                goodbye.run();
            }
        } catch (IOException broken) {
            reset();
        }
    }

    void reset() {
        reset(caller);
        reset(target);
    }

    private void pumpBack() {
        try {
            back.pump();
            leave(this::close);
        } catch (IOException broken) {
            leave(this::reset);
        }
    }

    private void leave(Runnable goodbye) {
        farewell = goodbye;
        if (!weather.get().silentBack()) {
            goodbye.run();
        }
    }

    private void waitForCallerToLeave() {
        try {
            caller.getInputStream().skip(Long.MAX_VALUE);
            reset();
        } catch (IOException left) {
            reset();
        }
    }

    private void close() {
        close(caller);
        close(target);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException broken) {
            reset(socket);
        }
    }

    /** Lingering for no time makes the close a reset (RST) instead of an orderly end. */
    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            return;
        }
    }
}
