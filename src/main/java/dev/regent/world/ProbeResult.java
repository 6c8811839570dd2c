package dev.regent.world;

/** What one look at a gateway (a GET of its liveness path and a real inference request) showed. */
public sealed interface ProbeResult {
    String why();

    /** Liveness and inference both answered as they should. */
    record Serves() implements ProbeResult {
        @Override
        public String why() {
            return "liveness and inference answer";
        }
    }

    /** It answers and sheds load (429, or 503 with Retry-After): part of the requests are served. */
    record Saturated(String why) implements ProbeResult {}

    /**
     * It was reached and does not serve.
     *
     * @param timedOut the GET answered and the inference request ran into its deadline
     */
    record AnswersWrong(String why, boolean timedOut) implements ProbeResult {}

    /** Refused, unreachable, or connected and not a byte. */
    record NoAnswer(String why) implements ProbeResult {}
}
