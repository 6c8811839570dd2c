package dev.regent.sandbox.scenarios;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that can happen to the platform, and what should come of it.
 *
 * @param name        as in {@code -Dscenario=NAME}; several variants may share one
 * @param variant     tells those apart; "" where there is one
 * @param what        one line for people
 * @param expectation a word for what should come of it
 * @param objective   within which the first good answer through DNS must come; empty where that is not the point
 * @param replicas    regents per region that it needs
 * @param service     fields of the service that it needs to be different, such as a shorter soak
 * @param script      throws {@link NotMet} where it goes another way
 */
public record Scenario(
        String name,
        String variant,
        String what,
        Expectation expectation,
        Optional<Duration> objective,
        int replicas,
        Map<String, Object> service,
        Script script) {

    /** What should come of it. */
    public enum Expectation {
        MOVES,
        STAYS,
        OBEYS,
        SETTLES,
        ENDURES,
        /** Every invariant holds; there is no one fault to count from. */
        KEEPS;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What is done and looked for. */
    @FunctionalInterface
    public interface Script {
        void play(Stage stage);
    }

    static Scenario of(String name, String what, Expectation expectation, Script script) {
        return new Scenario(name, "", what, expectation, Optional.empty(), 1, Map.of(), script);
    }

    Scenario within(Duration longest) {
        return new Scenario(name, variant, what, expectation, Optional.of(longest), replicas, service, script);
    }

    Scenario variant(String other) {
        return new Scenario(name, other, what, expectation, objective, replicas, service, script);
    }

    Scenario withReplicas(int count) {
        return new Scenario(name, variant, what, expectation, objective, count, service, script);
    }

    Scenario with(Map<String, Object> fields) {
        return new Scenario(name, variant, what, expectation, objective, replicas, fields, script);
    }

    /** The name, with the variant where there is one. */
    public String title() {
        return variant.isEmpty() ? name : name + " (" + variant + ")";
    }
}
