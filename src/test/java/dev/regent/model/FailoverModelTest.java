package dev.regent.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The model of the protocol: with all rules nothing unsafe is found within its scopes, and with a rule out it is. What
 * Alloy finds is in {@code target/alloy/found}, a file per history.
 */
class FailoverModelTest {
    private static final Path FOUND = Path.of("target", "alloy", "found");

    private static List<Outcome> outcomes = List.of();

    @BeforeAll
    static void solve() throws IOException, InterruptedException {
        outcomes = Alloy.solve(ModelText.SAFETY, FOUND);
    }

    @TestFactory
    List<DynamicTest> everyCommandFindsWhatItShould() {
        return outcomes.stream()
                .map(outcome -> DynamicTest.dynamicTest(
                        outcome.name() + (outcome.shouldBeFound() ? " is found" : " holds"),
                        () -> assertThat(outcome.isFound())
                                .as(outcome.source() + " — a history found is in " + FOUND)
                                .isEqualTo(outcome.shouldBeFound())))
                .toList();
    }

    @Test
    void noCommandOfTheModelIsLeftOut() throws IOException {
        assertThat(outcomes)
                .extracting(Outcome::name)
                .containsExactlyElementsOf(ModelText.read().commands());
    }

    @Test
    void everyRuleIsMissedWhenItIsTakenOut() throws IOException {
        for (String rule : ModelText.read().rules()) {
            assertThat(outcomes)
                    .as("checks without " + rule)
                    .anyMatch(outcome -> outcome.isCheck() && outcome.takesOut(rule) && outcome.isFound());
        }
    }

    @Test
    void everyPropertyIsCheckedForTwoAndForThreeRegents() {
        for (String property : List.of(
                "oneHomePerEpoch",
                "noUpdateIsLost",
                "votesAgainstOwnOrHome",
                "recoveryMovesNothing",
                "theAbleAreAnswered",
                "neverAllOut",
                "returnsByFailbackOnly",
                "oldVotesDoNotCount",
                "newHomeIsOpen",
                "leftForSomebody",
                "heldWhicheverBoardGoes",
                "weightsWaitToBeSeen")) {
            for (int regents = 2; regents <= 3; regents++) {
                String scope = "exactly " + regents + " Region";
                assertThat(outcomes)
                        .as(property + " for " + scope)
                        .anyMatch(outcome -> outcome.isCheck()
                                && outcome.keepsAllRules()
                                && outcome.source().contains(property)
                                && outcome.source().contains(scope)
                                && !outcome.isFound());
            }
        }
    }
}
