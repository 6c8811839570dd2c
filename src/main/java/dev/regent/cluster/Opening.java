package dev.regent.cluster;

import dev.regent.loop.Watch.Footing;
import dev.regent.loop.Workers;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Makes the client of the API server on a thread of its own. The thousands of classes that it needs take seconds to load
 * where the processor is scarce; neither the process' start nor a look waits for them. If it cannot be made, that is tried
 * again.
 */
final class Opening {
    private static final Logger LOG = Logger.getLogger(Opening.class);
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final Supplier<KubernetesClient> make;
    private final Consumer<KubernetesClient> made;
    private final Footing footing;
    private volatile String why = "its client is being made";

    /** @param made gets the client, once */
    Opening(Supplier<KubernetesClient> make, Consumer<KubernetesClient> made, Footing footing) {
        this.make = make;
        this.made = made;
        this.footing = footing;
    }

    void start() {
        Workers.start("regent-cluster", this::open);
    }

    /** Why there is no client yet. */
    String why() {
        return why;
    }

    private void open() {
        long began = System.nanoTime();
        String outcome = "error";
        try {
            made.accept(make.get());
            outcome = "ok";
        } catch (RuntimeException | LinkageError e) {
            failed(e);
            var unused = footing.timer().schedule(this::start, AGAIN.toSeconds(), TimeUnit.SECONDS);
        } finally {
            footing.calls().completed("kubernetes client", Duration.ofNanos(System.nanoTime() - began), outcome);
        }
    }

    /** In the log once, however often it is tried. */
    private void failed(Throwable failure) {
        String now = "its client cannot be made: " + CannotLook.innermost(failure);
        if (!now.equals(why)) {
            LOG.error("The cluster is not looked at: " + now, failure);
        }
        why = now;
    }
}
