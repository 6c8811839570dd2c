package dev.regent.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.regent.sandbox.Options;
import dev.regent.sandbox.Sandbox;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The scenarios that matter most, with real processes of the packaged artifact; the others are the sandbox's own command. */
class ScenariosIT {
    private static final List<String> MATTER_MOST = List.of(
            "gateway-dies",
            "inference-fails",
            "region-dark",
            "one-observer-blind",
            "manual-failover",
            "home-and-heir-die");

    private static Sandbox sandbox;
    private boolean fresh = true;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Options.forTests(), System.out::println);
    }

    @AfterAll
    static void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> meetTheirExpectations() {
        return MATTER_MOST.stream()
                .map(name -> Playbook.named(name).getFirst())
                .map(scenario -> dynamicTest(scenario.title(), () -> meetsItsExpectation(scenario)));
    }

    private void meetsItsExpectation(Scenario scenario) {
        if (!fresh) {
            sandbox.reset();
        }
        fresh = false;

        Outcome outcome = Play.once(sandbox, scenario);

        System.out.println(Summary.timeline(outcome) + Summary.verdict(outcome));
        assertThat(outcome.why()).as(Summary.timeline(outcome)).isEmpty();
    }
}
