package dev.regent.sandbox.scenarios;

import dev.regent.sandbox.Options;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The scenarios that matter most; the others are the sandbox's own command. */
class ScenariosIT {
    private static final List<String> MATTER_MOST = List.of(
            "gateway-dies",
            "inference-fails",
            "region-dark",
            "one-observer-blind",
            "manual-failover",
            "home-and-heir-die");

    private static Performance performance;

    @BeforeAll
    static void start() {
        performance = new Performance(Options.forTests());
    }

    @AfterAll
    static void stop() {
        if (performance != null) {
            performance.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> meetTheirExpectations() {
        return performance.of(MATTER_MOST);
    }
}
