package dev.regent.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regent.sandbox.Options;
import dev.regent.sandbox.kubernetes.Kubeconfigs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunnerTest {
    private final List<String> told = new ArrayList<>();
    private final Options onRealClusters =
            Options.forTests().withKubeconfigs(Kubeconfigs.of("-Dkubeconfigs", "first:second:third"));

    @Test
    void startsNothingForAScenarioThatRealClustersCannotPlay() {
        var runner = new Runner(onRealClusters, told::add);

        assertThatThrownBy(() -> runner.run("nodes-lost-30-percent,gpus-lost", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "gpus-lost needs simulated clusters: a real cluster's nodes have no GPUs here that could fall"
                                + " off the bus. Leave out -Dkubeconfigs for it. On real clusters there is everything but"
                                + " gpu-memory-leak, gpus-lost, hpa-frozen-12-minutes, image-pull-fails-on-new-pods.");
        assertThat(told).isEmpty();
    }

    @Test
    void startsNothingWithoutAClusterForEachRegion() {
        var runner = new Runner(
                Options.forTests().withKubeconfigs(Kubeconfigs.of("-Dkubeconfigs", "first:second")), told::add);

        assertThatThrownBy(() -> runner.run("nodes-lost-30-percent", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "-Dkubeconfigs=first:second names 2 kubeconfigs, and there are 3 regions. Give the kubeconfigs of");
        assertThat(told).isEmpty();
    }
}
