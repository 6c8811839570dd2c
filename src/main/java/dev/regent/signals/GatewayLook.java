package dev.regent.signals;

import dev.regent.world.InferenceProbe;
import dev.regent.world.ProbeResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** One look at a gateway: its liveness path and an inference request side by side, both within one deadline. */
final class GatewayLook implements Callable<ProbeResult> {
    /** For a request that was ended to tell what it had heard until then. */
    private static final Duration GRACE = Duration.ofMillis(30);

    private final Target target;
    private final String livenessPath;
    private final InferenceProbe probe;
    private final NewConnection connection;
    private final ExecutorService sideBySide;

    GatewayLook(
            Target target,
            String livenessPath,
            InferenceProbe probe,
            NewConnection connection,
            ExecutorService sideBySide) {
        this.target = target;
        this.livenessPath = livenessPath;
        this.probe = probe;
        this.connection = connection;
        this.sideBySide = sideBySide;
    }

    @Override
    public ProbeResult call() throws Exception {
        long begun = System.nanoTime();
        Exchange liveness = new Exchange(target, request("GET", livenessPath), false, connection);
        Exchange inference = new Exchange(target, inference(), true, connection);
        try {
            Future<Heard> one = sideBySide.submit(liveness);
            Future<Heard> other = sideBySide.submit(inference);
            Heard alive = heard(liveness, one, begun);
            return Verdict.of(alive, heard(inference, other, begun), probe);
        } finally {
            liveness.expire();
            inference.expire();
        }
    }

    private Heard heard(Exchange exchange, Future<Heard> future, long begun) throws Exception {
        try {
            return result(future, connection.deadline().toNanos() - (System.nanoTime() - begun));
        } catch (TimeoutException late) {
            exchange.expire();
        }
        try {
            return result(future, GRACE.toNanos());
        } catch (TimeoutException stuck) {
            return exchange.tooLate();
        }
    }

    private static Heard result(Future<Heard> future, long nanos) throws Exception {
        try {
            return future.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof NotSeen notSeen) {
                throw notSeen;
            }
            throw failed;
        }
    }

    private HttpUriRequestBase inference() {
        HttpUriRequestBase request = request(probe.method(), probe.path());
        probe.headers().forEach(request::setHeader);
        if (!probe.body().isEmpty()) {
            request.setEntity(new ByteArrayEntity(probe.body().getBytes(StandardCharsets.UTF_8), null));
        }
        return request;
    }

    private HttpUriRequestBase request(String method, String path) {
        HttpUriRequestBase request = new HttpUriRequestBase(method, java.net.URI.create(path));
        request.setScheme(target.scheme());
        request.setAuthority(target.authority());
        request.setHeader(HttpHeaders.CONNECTION, "close");
        return request;
    }
}
