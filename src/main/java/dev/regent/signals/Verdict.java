package dev.regent.signals;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.regent.signals.Heard.Answer;
import dev.regent.signals.Heard.Broken;
import dev.regent.signals.Heard.Silence;
import dev.regent.world.InferenceProbe;
import dev.regent.world.ProbeResult;
import dev.regent.world.ProbeResult.AnswersWrong;
import dev.regent.world.ProbeResult.NoAnswer;
import dev.regent.world.ProbeResult.Saturated;
import dev.regent.world.ProbeResult.Serves;
import java.util.Optional;

/**
 * What the answers to the two requests of a look mean. Pure.
 *
 * <ol>
 *   <li>Not a byte from either: no answer.
 *   <li>Liveness is wrong, or only inference was heard of: answers wrong. Route 53 asks liveness alone, so a gateway
 *       without it does not serve, whatever else it does.
 *   <li>Liveness is right, and inference sheds load (429, or 503 with Retry-After): saturated.
 *   <li>Liveness is right, and inference is not what was expected: answers wrong.
 * </ol>
 */
final class Verdict {
    private static final int OK = 200;
    private static final int ERRORS = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    private static final JsonMapper JSON = new JsonMapper();

    private Verdict() {}

    static ProbeResult of(Heard liveness, Heard inference, InferenceProbe probe) {
        if (liveness instanceof Silence silence && inference instanceof Silence) {
            return new NoAnswer(silence.why());
        }
        return wrongLiveness(liveness, inference, probe)
                .<ProbeResult>map(why -> new AnswersWrong(why, false))
                .orElseGet(() -> ofInference(inference, probe));
    }

    /** As for Route 53, any 2xx or 3xx is right, and the body does not matter. */
    private static Optional<String> wrongLiveness(Heard liveness, Heard inference, InferenceProbe probe) {
        return switch (liveness) {
            case Answer answer when answer.code() >= OK && answer.code() < ERRORS -> Optional.empty();
            case Answer answer -> Optional.of("liveness answered " + answer.status());
            case Broken broken -> Optional.of("liveness " + broken.why());
            case Silence silence ->
                Optional.of("liveness got no answer (" + silence.why() + "), though inference was heard of: "
                        + ofInference(inference, probe).why());
        };
    }

    private static ProbeResult ofInference(Heard inference, InferenceProbe probe) {
        String request = probe.method() + " " + probe.path();
        return switch (inference) {
            case Answer answer
            when shedsLoad(answer) -> new Saturated("inference answered " + answer.status() + " to " + request);
            case Answer answer ->
                wrong(answer, probe)
                        .<ProbeResult>map(
                                what -> new AnswersWrong("inference answered " + what + " to " + request, false))
                        .orElseGet(Serves::new);
            case Broken broken -> new AnswersWrong("inference " + broken.why() + " to " + request, broken.late());
            case Silence silence ->
                new AnswersWrong("inference got no answer to " + request + ": " + silence.why(), silence.late());
        };
    }

    private static boolean shedsLoad(Answer answer) {
        return answer.code() == TOO_MANY_REQUESTS || (answer.code() == SERVICE_UNAVAILABLE && answer.retryAfter());
    }

    private static Optional<String> wrong(Answer answer, InferenceProbe probe) {
        if (answer.code() != probe.expectedStatus()) {
            return Optional.of(answer.status());
        }
        return probe.jsonPointer().isEmpty()
                ? Optional.empty()
                : missing(answer.body(), probe.jsonPointer()).map(why -> answer.status() + " " + why);
    }

    private static Optional<String> missing(String body, String pointer) {
        try {
            JsonNode found = JSON.readTree(body).at(JsonPointer.compile(pointer));
            return found.isMissingNode() || found.isNull() ? Optional.of("without " + pointer) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.of("with something that is not JSON");
        }
    }
}
