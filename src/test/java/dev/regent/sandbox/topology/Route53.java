package dev.regent.sandbox.topology;

import dev.regent.sandbox.links.Link;
import dev.regent.sandbox.route53.Route53Settings;
import dev.regent.sandbox.route53.api.Behaviour;
import dev.regent.sandbox.route53.api.Credentials;
import dev.regent.sandbox.route53.api.Route53Api;
import dev.regent.sandbox.route53.dataplane.DataPlaneTwin;
import dev.regent.sandbox.route53.dataplane.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/** Route 53's twin, whole: the API with a front that can be cut, the checkers, the name servers. */
public final class Route53 implements AutoCloseable {
    private final Route53Api api;
    private final Link front;
    private final DataPlaneTwin dataPlane;
    private final CheckerNetwork network;

    private Route53(Route53Api api, Link front, DataPlaneTwin dataPlane, CheckerNetwork network) {
        this.api = api;
        this.front = front;
        this.dataPlane = dataPlane;
        this.network = network;
    }

    /**
     * Starts it, without a zone.
     *
     * @param keys        whose requests are answered
     * @param propagation from an accepted change to its being answered
     * @param seed        of the checkers' phases
     */
    public static Route53 start(Ports ports, List<Key> keys, Duration propagation, long seed) {
        Loopback.mustBeFree(Loopback.HERE, ports.route53Api(), "Route 53's API");
        Loopback.nameServers().forEach(it -> Loopback.mustBeFree(it, ports.dns(), "a name server"));
        var settings = Route53Settings.DEFAULT.withPropagation(propagation, propagation);
        var credentials = keys.stream()
                .map(key -> new Credentials(key.id(), key.secret()))
                .toList();
        var api = Route53Api.start(
                new InetSocketAddress(Loopback.HERE, 0), credentials, InstantSource.system(), settings);
        var front = Link.open(
                new InetSocketAddress(Loopback.HERE, ports.route53Api()),
                new InetSocketAddress(Loopback.HERE, api.endpoint().getPort()));
        var network = new CheckerNetwork();
        var dataPlane = dataPlane(api, ports, network, seed);
        api.dataPlane(dataPlane);
        return new Route53(api, front, dataPlane, network);
    }

    private static DataPlaneTwin dataPlane(Route53Api api, Ports ports, CheckerNetwork network, long seed) {
        var settings = Settings.documented(Loopback.nameServers(), ports.dns()).with(network);
        try {
            return DataPlaneTwin.start(api.controlPlane(), settings, new Random(seed), InstantSource.system());
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    public Route53Api api() {
        return api;
    }

    /** Where everybody reaches the API; cut it, and the control plane is down. */
    public Link front() {
        return front;
    }

    public URI endpoint() {
        return URI.create("http://" + Loopback.HERE.getHostAddress() + ":"
                + front.address().getPort());
    }

    public DataPlaneTwin dataPlane() {
        return dataPlane;
    }

    /** Between the checkers and what they check. */
    public CheckerNetwork checkers() {
        return network;
    }

    public List<InetSocketAddress> nameServers() {
        return dataPlane.nameServers();
    }

    /** As when nothing is wrong. */
    public void restore() {
        front.heal();
        network.restore();
        api.behaviour().latency(Duration.ZERO);
        api.behaviour().lateErrors(0);
        api.behaviour().throttling(Behaviour.Throttling.ON);
    }

    @Override
    public void close() {
        front.close();
        api.close();
        try {
            dataPlane.close();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
