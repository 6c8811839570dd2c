package dev.regent.simulation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.regent.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** That the rules can be seen failing: each mistake breaks an invariant soon, and the real rules none on the way. */
class BrokenPoliciesTest {
    /** Histories of a kind that are tried before a mistake counts as not caught. */
    private static final long LAST = 60;

    private static final List<String> TABLE = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> eachMistakeBreaksAnInvariantAndTheRealRulesDoNot() {
        return Mistakes.all().stream()
                .map(mistake -> DynamicTest.dynamicTest(mistake.toString(), () -> isCaught(mistake)));
    }

    private static void isCaught(Mistake mistake) {
        Caught caught = Caught.of(mistake);

        Optional<Search.Found> found = caught.by().only(caught.invariants()).first(mistake.policy(), LAST);

        assertThat(found).as("what catches: %s", mistake).isPresent();
        TABLE.add(String.format(
                "%-46s %-28s %s %d",
                mistake.name(),
                found.get().invariant(),
                found.get().kind(),
                found.get().seed()));
        assertThat(caught.by().first(Policy.REAL, found.get().seed()))
                .as("what the real rules break in the same histories")
                .isEmpty();
    }

    @AfterAll
    static void print() {
        TABLE.forEach(System.out::println);
    }
}
