package dev.regent.config;

import dev.regent.board.S3Boards;
import dev.regent.cluster.ClusterAccess;
import dev.regent.dns.Route53Zones;
import dev.regent.dns.ZoneNameServers;
import dev.regent.loop.Calls;
import dev.regent.loop.Signals;
import dev.regent.loop.Watch.Footing;
import dev.regent.signals.GatewayProbes;
import dev.regent.signals.PrometheusSignals;
import dev.regent.world.Service;
import dev.regent.world.Settings;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Executors;

/** Opens the ports of the loop to the outside. What is made here looks at once, and ends with the process. */
@Singleton
public class Adapters {
    /** One thread starts every look; each look runs on a thread of its own. */
    @Produces
    @Singleton
    Footing footing(SteadyClock clock, Calls calls) {
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("regent-watches").factory());
        return new Footing(timer, clock, calls);
    }

    void stop(@Disposes Footing footing) {
        footing.timer().shutdownNow();
    }

    @Produces
    @Singleton
    Clients clients(Configuration configuration) {
        return new Clients(configuration.settings(), configuration.endpoints().route53());
    }

    void stop(@Disposes Clients clients) {
        clients.close();
    }

    @Produces
    @Singleton
    S3Boards boards(Settings settings, Clients clients, Footing footing) {
        return new S3Boards(settings, clients.boards(), footing).start();
    }

    void stop(@Disposes S3Boards boards) {
        boards.close();
    }

    @Produces
    @Singleton
    GatewayProbes probes(Configuration configuration, Footing footing) {
        return new GatewayProbes(
                        configuration.settings(), configuration.endpoints().gateways(), footing)
                .start();
    }

    void stop(@Disposes GatewayProbes probes) {
        probes.close();
    }

    /** Without a Prometheus the probe and the cluster speak. */
    @Produces
    @Singleton
    Signals signals(Configuration configuration, Footing footing) {
        List<Service> services = configuration.settings().services();
        return configuration
                .endpoints()
                .prometheus()
                .<Signals>map(url -> new PrometheusSignals(url, services, footing).start())
                .orElseGet(Signals::none);
    }

    void stop(@Disposes Signals signals) throws Exception {
        if (signals instanceof AutoCloseable open) {
            open.close();
        }
    }

    @Produces
    @Singleton
    ZoneNameServers nameServers(Configuration configuration, Footing footing) {
        return new ZoneNameServers(
                        configuration.settings().services(),
                        configuration.endpoints().nameServers(),
                        footing)
                .start();
    }

    void stop(@Disposes ZoneNameServers nameServers) {
        nameServers.close();
    }

    @Produces
    @Singleton
    OwnCluster cluster(RegentConfig config, Settings settings, Footing footing, Vertx vertx) {
        return OwnCluster.of(
                ClusterAccess.of(config.cluster().kubeconfig(), System.getenv()), settings.services(), footing, vertx);
    }

    void stop(@Disposes OwnCluster cluster) {
        cluster.close();
    }

    @Produces
    @Singleton
    ZoneAudits audits(Settings settings, RegentConfig config) {
        return new ZoneAudits(settings, config.tick());
    }

    @Produces
    @Singleton
    Route53Zones zones(Settings settings, Clients clients, ZoneAudits audits, Footing footing) {
        return new Route53Zones(clients.route53(), settings, audits::audit, footing).start();
    }

    void stop(@Disposes Route53Zones zones) {
        zones.close();
    }
}
