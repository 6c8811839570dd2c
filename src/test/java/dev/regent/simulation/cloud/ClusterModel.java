package dev.regent.simulation.cloud;

import dev.regent.world.ClusterSight;
import dev.regent.world.ClusterSight.Missing;
import dev.regent.world.ClusterSight.NodesSight;
import dev.regent.world.ClusterSight.PodsSight;
import dev.regent.world.ClusterSight.WorkloadSight;
import dev.regent.world.Region;
import dev.regent.world.SignalSight;
import dev.regent.world.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What runs in a region behind its gateway, and what is counted of it. Of several faults at once each has its part. */
public final class ClusterModel {
    /** What serves the service in every region. */
    public static final Workload WORKLOAD = new Workload(Workload.Kind.DEPLOYMENT, "inference", "chat");

    /** Requests per second. */
    static final double PER_REPLICA = 10;

    /** What can go wrong. */
    public enum Trouble {
        PODS_CRASH,
        /** Half of the nodes, with the pods on them. */
        NODES_LOST,
        API_SERVER_DEAD,
        PROMETHEUS_DEAD
    }

    private static final int GPUS = 8;

    private final int replicas;
    private final GatewayModel gateway;
    private final Counters counters;
    private final List<Trouble> troubles = new ArrayList<>();

    ClusterModel(Monitoring monitoring, Region region, Platform platform, GatewayModel gateway) {
        boolean isPrimary = platform.regions().getFirst().equals(region);
        this.replicas = isPrimary ? Monitoring.PRIMARY : monitoring.standby();
        this.gateway = gateway;
        this.counters = new Counters(monitoring.isSlow());
    }

    /** One second in which so much is asked of the region. */
    void second(double requests, long nanos) {
        gateway.limit(couldServe(requests));
        if (gateway.isCounting()) {
            counters.count(nanos, requests, requests * gateway.share());
        }
        counters.scrape(nanos);
    }

    private int ready() {
        return troubles.contains(Trouble.PODS_CRASH) ? 0 : nodes();
    }

    /** One for each replica. */
    private int nodes() {
        return troubles.contains(Trouble.NODES_LOST) ? replicas / 2 : replicas;
    }

    /** The part of so many requests per second that its ready replicas could serve, 0 to 1. */
    public double couldServe(double requests) {
        return Math.min(1, ready() * PER_REPLICA / requests);
    }

    public void begin(Trouble trouble) {
        troubles.add(trouble);
    }

    public void end(Trouble trouble) {
        troubles.remove(trouble);
    }

    public boolean suffers(Trouble trouble) {
        return troubles.contains(trouble);
    }

    /** As its API server shows it. */
    public ClusterSight sight() {
        int ready = ready();
        String reason = troubles.contains(Trouble.PODS_CRASH) ? "CrashLoopBackOff" : "NodeLost";
        Map<String, Integer> waiting = ready < replicas ? Map.of(reason, replicas - ready) : Map.of();
        int nodes = nodes();
        return new ClusterSight(
                List.of(new WorkloadSight(WORKLOAD, true, replicas, ready, waiting, 0, PodsSight.WELL)),
                List.of(),
                new NodesSight(
                        replicas,
                        nodes,
                        new Missing(replicas - nodes, 0, 0, 0),
                        replicas * GPUS,
                        nodes * GPUS,
                        List.of()),
                List.of());
    }

    /** As its Prometheus answers. */
    public SignalSight signals(long nanos) {
        return counters.sight(nanos);
    }
}
