package dev.regent.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.regent.sandbox.Options;
import dev.regent.sandbox.Sandbox;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Scenarios as tests, one after another in the same sandbox, with real processes of the packaged artifact. */
final class Performance implements AutoCloseable {
    private final Sandbox sandbox;
    private boolean fresh = true;

    Performance(Options options) {
        sandbox = Sandbox.start(options, System.out::println);
    }

    Stream<DynamicTest> of(List<String> names) {
        return names.stream()
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

    @Override
    public void close() {
        sandbox.close();
    }
}
