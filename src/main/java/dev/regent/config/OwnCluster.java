package dev.regent.config;

import dev.regent.cluster.ClusterAccess;
import dev.regent.cluster.KubernetesClusters;
import dev.regent.loop.Clusters;
import dev.regent.loop.Watch.Footing;
import dev.regent.world.Service;
import dev.regent.world.Workload;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The region's own cluster, or none where there is no way to reach one, which is said once. */
final class OwnCluster implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OwnCluster.class);

    private final Optional<KubernetesClusters> looking;

    private OwnCluster(Optional<KubernetesClusters> looking) {
        this.looking = looking;
    }

    static OwnCluster of(Optional<Supplier<Config>> access, List<Service> services, Footing footing, Vertx vertx) {
        Map<String, List<Workload>> workloads = services.stream()
                .collect(Collectors.toMap(
                        Service::name, service -> service.serving().workloads()));
        if (workloads.values().stream().allMatch(List::isEmpty)) {
            LOG.info("No service names the workloads that it runs on: no cluster is looked at");
            return new OwnCluster(Optional.empty());
        }
        if (access.isEmpty()) {
            LOG.warn("No cluster is looked at: regent.cluster.kubeconfig is not set, and this is no pod with a service"
                    + " account. Conditions rest on the probes alone.");
            return new OwnCluster(Optional.empty());
        }
        Supplier<Config> config = access.orElseThrow();
        return new OwnCluster(Optional.of(new KubernetesClusters(() -> open(config, vertx), workloads, footing)));
    }

    private static KubernetesClient open(Supplier<Config> access, Vertx vertx) {
        Config config = access.get();
        LOG.infof("Looking at the cluster of %s", config.getMasterUrl());
        return ClusterAccess.open(config, vertx);
    }

    /** Once everything else has begun: what it loads is much, and the rest of the start is not to wait for any of it. */
    void start() {
        looking.ifPresent(KubernetesClusters::start);
    }

    Clusters port() {
        return looking.<Clusters>map(cluster -> cluster).orElseGet(Clusters::none);
    }

    @Override
    public void close() {
        looking.ifPresent(KubernetesClusters::close);
    }
}
