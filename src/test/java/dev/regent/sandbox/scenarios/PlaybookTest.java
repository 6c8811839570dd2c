package dev.regent.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regent.sandbox.kubernetes.OnlySimulated;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlaybookTest {
    @Test
    void givesEveryScenarioATitleOfItsOwn() {
        var titles = Playbook.all().stream().map(Scenario::title).toList();

        assertThat(titles).doesNotHaveDuplicates();
        assertThat(Playbook.all())
                .allSatisfy(scenario -> assertThat(scenario.what()).isNotBlank());
    }

    @Test
    void findsEveryVariantOfAName() {
        assertThat(Playbook.named("one-observer-blind"))
                .extracting(Scenario::variant)
                .containsExactly("home", "heir", "third");
    }

    @Test
    void findsSeveralNamesAtOnce() {
        assertThat(Playbook.named("gateway-dies, short-flap"))
                .extracting(Scenario::name)
                .containsExactly("gateway-dies", "short-flap");
    }

    @Test
    void namesWhatThereIsWhenAskedForSomethingElse() {
        assertThatThrownBy(() -> Playbook.named("gateway-dyes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no scenario gateway-dyes; there are: gateway-dies, ");
    }

    @Test
    void playsChaosWithAllTheOthersOnlyWhenItIsSaidForHowLong() {
        assertThat(Playbook.named("all")).extracting(Scenario::name).doesNotContain("chaos", "soak");
        System.setProperty("minutes", "2");
        try {
            assertThat(Playbook.named("all"))
                    .extracting(Scenario::name)
                    .contains("chaos")
                    .doesNotContain("soak");
        } finally {
            System.clearProperty("minutes");
        }
        assertThat(Playbook.named("soak")).hasSize(1);
    }

    @Test
    void holdsWhatMustMoveToAnObjective() {
        assertThat(Playbook.all().stream()
                        .filter(scenario -> scenario.expectation() == Scenario.Expectation.MOVES)
                        .filter(scenario -> scenario.objective().isEmpty())
                        .map(Scenario::title)
                        .collect(Collectors.toSet()))
                .isEmpty();
    }

    @Test
    void hasFourScenariosForSimulatedClustersOnly() {
        assertThat(Playbook.names())
                .filteredOn(name -> OnlySimulated.whyNot(name).isPresent())
                .containsExactly(
                        "gpus-lost", "image-pull-fails-on-new-pods", "gpu-memory-leak", "hpa-frozen-12-minutes");
    }
}
