package dev.regent.simulation.history;

import dev.regent.simulation.Scene;
import dev.regent.simulation.cloud.ClusterModel.Trouble;
import dev.regent.world.Region;

/** What goes wrong behind the gateways. */
public final class ClusterFaults {
    private ClusterFaults() {}

    /** Something is wrong in a region's cluster, or with what shows it. */
    public record InCluster(Region region, Trouble trouble) implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.cloud().cluster(region).ifPresent(cluster -> cluster.begin(trouble));
        }

        @Override
        public void end(Scene scene) {
            scene.cloud().cluster(region).ifPresent(cluster -> cluster.end(trouble));
        }
    }

    /** Five times as much is asked for as usual. */
    public record Rush() implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.cloud().users().rush();
        }

        @Override
        public void end(Scene scene) {
            scene.cloud().users().rushNoMore();
        }
    }
}
