package dev.regent.signals;

import dev.regent.signals.Heard.Answer;
import dev.regent.signals.Heard.Broken;
import dev.regent.signals.Heard.Silence;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * One request on a new connection, as a new client makes it: a pooled connection may go on working after the listener
 * behind it has died, or be dead while new ones work.
 */
final class Exchange implements Callable<Heard> {
    private static final int MOST_BYTES = 1 << 20;

    private final Target target;
    private final HttpUriRequestBase request;
    private final boolean wantsBody;
    private final NewConnection connection;
    private final HttpClientContext context = HttpClientContext.create();
    /** When it was ready to connect, on the monotonic clock. */
    private volatile @Nullable Long begun;

    private volatile boolean late;
    private volatile @Nullable String status;

    Exchange(Target target, HttpUriRequestBase request, boolean wantsBody, NewConnection connection) {
        this.target = target;
        this.request = request;
        this.wantsBody = wantsBody;
        this.connection = connection;
    }

    @Override
    public Heard call() throws NotSeen {
        CloseableHttpClient client = connection.to(addresses());
        begun = System.nanoTime();
        try {
            return answer(client.executeOpen(target.host(), request, context));
        } catch (IOException broken) {
            return heard(broken);
        } finally {
            client.close(CloseMode.IMMEDIATE);
        }
    }

    /** Ends it from outside: what was heard until now is what {@link #call} returns. */
    void expire() {
        late = true;
        request.cancel();
    }

    private List<InetSocketAddress> addresses() throws NotSeen {
        try {
            return target.addresses();
        } catch (UnknownHostException unresolved) {
            throw new NotSeen(target.address().getHostString() + " cannot be resolved", unresolved);
        }
    }

    private Answer answer(ClassicHttpResponse response) throws IOException {
        String line = (response.getCode() + " " + reason(response)).stripTrailing();
        status = line;
        return new Answer(
                response.getCode(),
                line,
                response.containsHeader(HttpHeaders.RETRY_AFTER),
                wantsBody ? body(response.getEntity()) : "");
    }

    private static String reason(ClassicHttpResponse response) {
        return response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
    }

    private String body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return "";
        }
        byte[] read = entity.getContent().readNBytes(MOST_BYTES + 1);
        if (read.length > MOST_BYTES) {
            throw new IOException("more than " + MOST_BYTES + " bytes came");
        }
        return new String(read, StandardCharsets.UTF_8);
    }

    private Heard heard(IOException broken) throws NotSeen {
        if (late || broken instanceof SocketTimeoutException) {
            return tooLate();
        }
        if (ours(broken)) {
            throw new NotSeen("no connection could be opened here: " + broken.getMessage(), broken);
        }
        if (status != null) {
            return new Broken("answered " + status + " and broke off (" + broken.getMessage() + ")", false);
        }
        if (bytes() > 0) {
            return new Broken("answered something that is not HTTP (" + broken.getMessage() + ")", false);
        }
        if (broken instanceof SSLException && !(broken.getCause() instanceof EOFException)) {
            return new Broken("failed in the TLS handshake (" + broken.getMessage() + ")", false);
        }
        return new Silence(silence(broken), false);
    }

    private String silence(IOException broken) {
        return switch (broken) {
            case NoRouteToHostException unreachable -> "no route to " + target.where();
            case ConnectException refused -> "connection refused by " + target.where();
            default -> target.where() + " closed the connection without an answer (" + broken.getMessage() + ")";
        };
    }

    /** What there is to say at the deadline, also where {@link #call} does not even return after {@link #expire}. */
    Heard tooLate() throws NotSeen {
        String within = " within " + connection.deadline().toMillis() + " ms";
        if (status != null) {
            return new Broken("answered " + status + " and did not finish" + within, true);
        }
        if (bytes() > 0) {
            return new Broken("began to answer and did not get through the header" + within, true);
        }
        if (context.getEndpointDetails() != null) {
            return new Silence(target.where() + " accepted the connection and sent nothing" + within, true);
        }
        if (hadTime()) {
            return new Silence("no connection to " + target.where() + within, true);
        }
        throw new NotSeen("this regent could not begin in time to connect to " + target.where());
    }

    /** Whether most of the deadline was the gateway's: a slow resolver or a starved process is no fault of its. */
    private boolean hadTime() {
        Long since = begun;
        return since != null
                && System.nanoTime() - since > connection.deadline().toNanos() / 2;
    }

    private long bytes() {
        var details = context.getEndpointDetails();
        return details == null ? 0 : details.getReceivedBytesCount();
    }

    /** No file descriptors or ports left in this process. */
    private static boolean ours(IOException broken) {
        return broken instanceof BindException
                || String.valueOf(broken.getMessage()).contains("Too many open files");
    }
}
