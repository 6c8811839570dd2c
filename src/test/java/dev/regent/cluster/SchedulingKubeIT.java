package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.ClusterSight;
import dev.regent.world.ClusterSight.Missing;
import dev.regent.world.ClusterSight.NodesSight;
import dev.regent.world.Workload.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Pods that the real scheduler places by {@code nvidia.com/gpu}. Nodes have no kubelet: something else (kwok) has to say
 * that their pods run.
 */
@Tag("kube")
class SchedulingKubeIT {
    /** In each region's cluster, all of them at the same time. */
    @TestFactory
    Stream<DynamicTest> seesPodsWaitForGpusAndStartOnceThereAreSome() {
        return RealCluster.kubeconfigs().stream()
                .map(path -> DynamicTest.dynamicTest(path.toString(), () -> {
                    try (RealCluster cluster = RealCluster.open(path)) {
                        waitsForGpus(cluster);
                    }
                }));
    }

    private static void waitsForGpus(RealCluster cluster) {
        cluster.makeGpuNode("a");
        cluster.make(Manifests.deployment(cluster.namespace(), "chat", 3, 4));
        try (var looking = new Looking(cluster.client(), cluster.workload(Kind.DEPLOYMENT, "chat"))) {
            var third = Map.of("Unschedulable: Insufficient nvidia.com/gpu", 1);
            looking.untilWorkload(
                    "two of three fit",
                    sight -> sight.ready() == 2 && sight.waiting().equals(third));

            cluster.makeGpuNode("b");

            looking.untilWorkload(
                    "the third has a place",
                    sight -> sight.ready() == 3 && sight.waiting().isEmpty());
            NodesSight nodes = looking.until(
                            "both nodes", sight -> sight.nodes().all() == 2)
                    .nodes();
            assertThat(nodes).isEqualTo(new NodesSight(2, 2, Missing.NOTHING, 16, 16, List.of()));
        }
    }

    @Test
    void seesACordonedNode() {
        try (RealCluster cluster = RealCluster.first()) {
            String node = cluster.makeGpuNode("a");
            cluster.make(Manifests.deployment(cluster.namespace(), "chat", 1, 8));
            try (var looking = new Looking(cluster.client(), cluster.workload(Kind.DEPLOYMENT, "chat"))) {
                looking.untilWorkload("it runs", sight -> sight.ready() == 1);

                cluster.admin().nodes().withName(node).edit(it -> {
                    it.getSpec().setUnschedulable(true);
                    return it;
                });

                ClusterSight sight =
                        looking.until("the cordon", it -> it.nodes().ready() == 0);
                assertThat(sight.nodes().troubles())
                        .containsExactly("node " + node + " (NVIDIA-H100-80GB-HBM3) is cordoned");
                assertThat(sight.workloads().getFirst().ready())
                        .as("its pod runs on")
                        .isEqualTo(1);
            }
        }
    }

    /** What is going on in one region's cluster says nothing of another's. */
    @Test
    void looksAtEveryRegionByItself() {
        List<Path> paths = RealCluster.kubeconfigs();
        List<RealCluster> clusters = new ArrayList<>();
        List<Looking> looks = new ArrayList<>();
        try {
            for (int index = 0; index < paths.size(); index++) {
                RealCluster cluster = RealCluster.open(paths.get(index));
                clusters.add(cluster);
                cluster.make(Manifests.deployment(cluster.namespace(), "chat", index + 1, 1));
                looks.add(new Looking(cluster.client(), cluster.workload(Kind.DEPLOYMENT, "chat")));
            }
            for (int index = 0; index < paths.size(); index++) {
                int desired = index + 1;
                looks.get(index).untilWorkload("its own", sight -> sight.desired() == desired);
            }
        } finally {
            looks.forEach(Looking::close);
            clusters.forEach(RealCluster::close);
        }
    }
}
