package dev.regent.model;

/**
 * What became of one command of a model.
 *
 * @param source  as it is written in the model
 * @param isFound whether there is such a history: of a {@code run} an example, of a {@code check} a counterexample
 */
record Outcome(String name, String source, boolean isFound) {
    boolean isCheck() {
        return source.startsWith("check ");
    }

    /** Whether the command keeps to all the rules; otherwise it takes one out. */
    boolean keepsAllRules() {
        return source.contains("allRules");
    }

    boolean takesOut(String rule) {
        return source.contains("without[" + rule + "]");
    }

    /** A check of all rules must find nothing; whatever shows that something can happen, or can go wrong, must. */
    boolean shouldBeFound() {
        return !(isCheck() && keepsAllRules());
    }
}
