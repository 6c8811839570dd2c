package dev.regent.sandbox.gateway;

import dev.regent.sandbox.links.Link;
import dev.regent.sandbox.links.Weather;
import dev.regent.world.Region;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * A region's inference gateway: {@code GET /health} answers 200 while a replica is ready and 503 otherwise, {@code POST
 * /v1/completions} and {@code /v1/chat/completions} answer as OpenAI's API does, as long as there is capacity.
 *
 * <p>It is a web server behind a {@link Link}, which is where it dies and hangs.
 */
public final class InferenceGateway implements AutoCloseable {
    private final Region region;
    private final Inference inference;
    private final WebServer web;
    private final Link front;
    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);

    private InferenceGateway(Region region, Inference inference, WebServer web, Link front) {
        this.region = region;
        this.inference = inference;
        this.web = web;
        this.front = front;
    }

    /** Listens at once, without replicas; with port 0, {@link #endpoint()} tells the port. */
    public static InferenceGateway start(Region region, InetSocketAddress address, Behaviour behaviour) {
        var inference = new Inference(region, behaviour);
        var web = WebServer.start(address.getAddress(), inference);
        return new InferenceGateway(region, inference, web, Link.open(address, web.address()));
    }

    public Region region() {
        return region;
    }

    public URI endpoint() {
        var address = front.address();
        return URI.create("http://" + address.getAddress().getHostAddress() + ':' + address.getPort());
    }

    /** Replicas that are added are ready after the start-up time; those too many go at once. */
    public void scaleTo(int replicas) {
        inference.replicas().scaleTo(replicas, System.nanoTime());
    }

    /** So many ready replicas at once and none starting, for whoever simulates their start. */
    public void haveReady(int replicas) {
        inference.replicas().haveReady(replicas, System.nanoTime());
    }

    public int readyReplicas() {
        return inference.readyReplicas();
    }

    public double requestsPerSecondAndReplica() {
        return inference.requestsPerSecondAndReplica();
    }

    public double requestsPerSecondItCanServe() {
        return inference.requestsPerSecond();
    }

    /** How long a request that came now would wait for its turn. */
    public Duration queueWait() {
        return inference.queueWait();
    }

    public Counts counts() {
        return inference.counts();
    }

    public synchronized Set<Fault> faults() {
        return faults.isEmpty() ? Set.of() : Set.copyOf(faults);
    }

    public synchronized void inject(Fault fault) {
        faults.add(fault);
        apply();
    }

    public synchronized void heal(Fault fault) {
        faults.remove(fault);
        apply();
    }

    public synchronized void heal() {
        faults.clear();
        apply();
    }

    private void apply() {
        inference.suffer(faults());
        if (faults.contains(Fault.DIES)) {
            front.cut();
        } else if (faults.contains(Fault.HANGS)) {
            hang();
        } else if (!front.weather().equals(Weather.CLEAR)) {
            front.heal();
        }
    }

    private void hang() {
        if (front.weather().cut()) {
            front.heal();
        }
        front.blackhole();
    }

    @Override
    public void close() {
        front.close();
        web.close();
    }
}
