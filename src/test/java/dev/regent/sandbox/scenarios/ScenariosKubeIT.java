package dev.regent.sandbox.scenarios;

import dev.regent.sandbox.Options;
import dev.regent.sandbox.kubernetes.Kubeconfigs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What goes wrong in the home's cluster, where each region has a real one. */
@Tag("kube")
class ScenariosKubeIT {
    private static Performance performance;

    @BeforeAll
    static void start() {
        performance = new Performance(Options.forTests().withKubeconfigs(Kubeconfigs.forTests()));
    }

    @AfterAll
    static void stop() {
        if (performance != null) {
            performance.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> meetTheirExpectations() {
        return performance.of(List.of("nodes-lost-30-percent", "all-pods-crashloop"));
    }
}
