package dev.regent.sandbox.route53.dataplane;

import dev.regent.sandbox.route53.HealthCheck;
import dev.regent.sandbox.route53.HealthCheck.Config;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * One look of one checker at an endpoint, with a real connection (developer guide, "How Amazon Route 53 determines
 * whether a health check is healthy"). It always returns by its deadlines, whatever the endpoint does: a socket that
 * is still open then is closed under it. Thread-safe; blocks, so call it from a virtual thread.
 */
final class Probe implements AutoCloseable {
    /** "The string must appear entirely in the first 5,120 bytes of the response body." */
    static final int SEARCHED_BYTES = 5120;

    private final Timing timing;
    private final Network network;
    private final ScheduledExecutorService watchdog;
    private final TrustingTls tls = new TrustingTls();
    private final CountDownLatch closed = new CountDownLatch(1);

    Probe(Timing timing, Network network, ScheduledExecutorService watchdog) {
        this.timing = timing;
        this.network = network;
        this.watchdog = watchdog;
    }

    Look look(HealthCheck check, String checkerRegion) {
        Config config = check.config();
        try {
            InetSocketAddress endpoint = new InetSocketAddress(addressOf(config), config.port());
            return network.reachable(checkerRegion, endpoint)
                    ? connectAndAsk(check, network.route(checkerRegion, endpoint))
                    : hearNothing(config);
        } catch (UnknownHostException e) {
            return Look.failure("DNS resolution failed: " + config.domainName());
        } catch (SocketTimeoutException e) {
            return timedOut();
        } catch (ConnectException e) {
            return Look.failure("Connection refused");
        } catch (SSLException e) {
            return Look.failure("SSL alert: " + e.getMessage());
        } catch (IOException e) {
            return Look.failure("The endpoint's answer could not be read: " + e.getMessage());
        }
    }

    /** Lets go of every look that waits for nothing. */
    @Override
    public void close() {
        closed.countDown();
    }

    private InetAddress addressOf(Config config) throws IOException {
        return config.address() == null
                ? network.resolve(Objects.requireNonNull(config.domainName(), "neither address nor name"))
                : InetAddress.getByName(config.address());
    }

    private Look connectAndAsk(HealthCheck check, InetSocketAddress endpoint) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(
                    endpoint, Math.toIntExact(connectDeadline(check.config()).toMillis()));
            return check.config().type() == HealthCheck.Type.TCP
                    ? Look.success("TCP connection established")
                    : ask(check, socket);
        }
    }

    private Look ask(HealthCheck check, Socket socket) throws IOException {
        Conversation conversation = new Conversation(socket);
        HttpAnswer head = conversation.within(timing.answer(), () -> conversation.request(check));
        if (head.status() < 200 || head.status() >= 400) {
            return Look.failure("HTTP Status Code " + head.status() + ", " + head.reason());
        }
        String wanted = check.config().searchString();
        if (wanted != null
                && !conversation
                        .within(timing.body(), () -> conversation.bodyOf(head))
                        .contains(wanted)) {
            return Look.failure("HTTP Status Code " + head.status() + ", the search string is not in the first "
                    + SEARCHED_BYTES + " bytes of the body");
        }
        return Look.success("HTTP Status Code " + head.status() + ", " + head.reason());
    }

    private Look hearNothing(Config config) {
        try {
            boolean unused = closed.await(connectDeadline(config).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return timedOut();
    }

    private Duration connectDeadline(Config config) {
        return config.type() == HealthCheck.Type.TCP ? timing.tcpConnect() : timing.httpConnect();
    }

    private static Look timedOut() {
        return Look.failure("Connection timed out. The endpoint or the internet connection is down, or requests are"
                + " being blocked by your firewall.");
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    /** An exchange over a connected socket, each step with its own deadline. */
    private final class Conversation {
        private final Socket socket;
        private InputStream in = InputStream.nullInputStream();

        Conversation(Socket socket) {
            this.socket = socket;
        }

        HttpAnswer request(HealthCheck check) throws IOException {
            Config config = check.config();
            boolean https =
                    config.type() == HealthCheck.Type.HTTPS || config.type() == HealthCheck.Type.HTTPS_STR_MATCH;
            Socket wire = https ? tls.over(socket, config.enableSni() ? config.domainName() : null) : socket;
            wire.getOutputStream().write(HttpRequest.of(check).getBytes(StandardCharsets.ISO_8859_1));
            wire.getOutputStream().flush();
            in = new BufferedInputStream(wire.getInputStream());
            return HttpAnswer.readHead(in);
        }

        String bodyOf(HttpAnswer head) throws IOException {
            return new String(head.readBody(in, SEARCHED_BYTES), StandardCharsets.UTF_8);
        }

        <T> T within(Duration deadline, Step<T> step) throws IOException {
            CountDownLatch expired = new CountDownLatch(1);
            var expiry = watchdog.schedule(() -> expire(expired), deadline.toNanos(), TimeUnit.NANOSECONDS);
            try {
                return step.take();
            } catch (IOException e) {
                throw expired.getCount() == 0 ? new SocketTimeoutException("no answer within " + deadline) : e;
            } finally {
                expiry.cancel(false);
            }
        }

        private void expire(CountDownLatch expired) {
            expired.countDown();
            try {
                socket.close();
            } catch (IOException e) {
                throw new IllegalStateException("a socket that cannot be closed", e);
            }
        }
    }
}
