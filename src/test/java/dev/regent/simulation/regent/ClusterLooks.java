package dev.regent.simulation.regent;

import dev.regent.loop.Clusters;
import dev.regent.loop.Signals;
import dev.regent.simulation.cloud.ClusterModel;
import dev.regent.simulation.cloud.ClusterModel.Trouble;
import dev.regent.simulation.network.Node;
import dev.regent.world.ClusterSight;
import dev.regent.world.Reading;
import dev.regent.world.SignalSight;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** Looks at the region's own cluster and, less often, at its Prometheus. Dead ones refuse. */
final class ClusterLooks {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration MONITORING_INTERVAL = Duration.ofSeconds(5);
    private static final Duration DEADLINE = Duration.ofMillis(900);

    private final Setting setting;
    private final String service;
    private final ClusterModel cluster;
    private final Look<ClusterSight> api;
    private final Look<Seen> prometheus;

    private record Seen(SignalSight sight, Instant at) {}

    ClusterLooks(Setting setting, ClusterModel cluster) {
        this.setting = setting;
        this.service = setting.cloud().platform().service().name();
        this.cluster = cluster;
        this.api = look("Kubernetes", Trouble.API_SERVER_DEAD, INTERVAL, cluster::sight);
        this.prometheus = look(
                "Prometheus",
                Trouble.PROMETHEUS_DEAD,
                MONITORING_INTERVAL,
                () -> new Seen(
                        cluster.signals(setting.cloud().time().nanos()),
                        setting.clock().instant()));
    }

    private <T> Look<T> look(String what, Trouble dead, Duration interval, Supplier<T> sight) {
        return new Look<T>(
                        what,
                        interval,
                        DEADLINE,
                        outcome -> setting.call(Node.cluster(setting.self()), () -> cluster.suffers(dead), refuses -> {
                            if (refuses) {
                                outcome.failed(what + " refused the connection");
                            } else {
                                outcome.saw(sight.get());
                            }
                        }),
                        setting.process(),
                        setting.clock())
                .start(setting.dice().upTo(interval));
    }

    Clusters clusters() {
        return () -> Map.of(service, api.latest());
    }

    Signals signals() {
        return new Signals() {
            @Override
            public Map<String, Reading<SignalSight>> latest() {
                return Map.of(service, prometheus.latest().map(seen -> asOfNow(seen)));
            }

            @Override
            public void lookNow(String about) {
                prometheus.now();
            }
        };
    }

    /** As old as it is by now. */
    private SignalSight asOfNow(Seen seen) {
        return seen.sight().aged(Duration.between(seen.at(), setting.clock().instant()));
    }
}
