package dev.regent.simulation.cloud;

import dev.regent.simulation.time.VirtualTime;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What all users ask for together, of whichever region DNS answers; and regents' probes, of every region. */
public final class Users {
    private static final double USUAL = 100;
    private static final double PROBES = 3;
    private static final double RUSH = 5;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final NameServers nameServers;
    private int rushes;

    Users(NameServers nameServers) {
        this.nameServers = nameServers;
    }

    /** Each second from now on the clusters get their part. */
    void begin(Map<Region, ClusterModel> clusters, VirtualTime time) {
        Set<Region> answered = nameServers.look().answered();
        clusters.forEach((region, cluster) -> cluster.second(asked(region, answered), time.nanos()));
        time.after(SECOND, () -> begin(clusters, time));
    }

    private double asked(Region region, Set<Region> answered) {
        return PROBES + (answered.contains(region) ? perSecond() / answered.size() : 0);
    }

    /** Requests per second, over all regions. */
    public double perSecond() {
        return rushes > 0 ? RUSH * USUAL : USUAL;
    }

    /** Five times as many as usual. */
    public void rush() {
        rushes++;
    }

    public void rushNoMore() {
        rushes--;
    }
}
