package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.regent.signals.Heard.Answer;
import dev.regent.signals.Heard.Broken;
import dev.regent.signals.Heard.Silence;
import dev.regent.world.InferenceProbe;
import dev.regent.world.ProbeResult;
import dev.regent.world.ProbeResult.AnswersWrong;
import dev.regent.world.ProbeResult.NoAnswer;
import dev.regent.world.ProbeResult.Saturated;
import dev.regent.world.ProbeResult.Serves;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTest {
    private static final String TOKEN = "{\"choices\":[{\"text\":\"a\"}]}";
    private static final Heard ALIVE = answer(200, "OK", "");
    private static final Heard ONE_TOKEN = answer(200, "OK", TOKEN);
    private static final Heard REFUSED = new Silence("connection refused by 127.0.1.1:18080", false);
    private static final Heard MUTE =
            new Silence("127.0.1.1:18080 accepted the connection and sent nothing within 900 ms", true);
    private static final Heard HALF = new Broken("answered 200 OK and did not finish within 900 ms", true);
    private static final Heard CUT = new Broken("answered 200 OK and broke off (reset)", false);

    static Stream<Arguments> table() {
        return Stream.of(
                arguments(ALIVE, ONE_TOKEN, new Serves()),
                arguments(answer(204, "No Content", ""), ONE_TOKEN, new Serves()),
                arguments(answer(302, "Found", ""), ONE_TOKEN, new Serves()),
                arguments(
                        ALIVE,
                        answer(429, "Too Many Requests", ""),
                        new Saturated("inference answered 429 Too Many Requests to POST /v1/completions")),
                arguments(
                        ALIVE,
                        new Answer(503, "503 Service Unavailable", true, ""),
                        new Saturated("inference answered 503 Service Unavailable to POST /v1/completions")),
                arguments(
                        ALIVE,
                        answer(503, "Service Unavailable", ""),
                        wrong("inference answered 503 Service Unavailable to POST /v1/completions")),
                arguments(
                        ALIVE,
                        answer(500, "Internal Server Error", ""),
                        wrong("inference answered 500 Internal Server Error to POST /v1/completions")),
                arguments(
                        ALIVE,
                        answer(201, "Created", TOKEN),
                        wrong("inference answered 201 Created to POST /v1/completions")),
                arguments(
                        ALIVE,
                        answer(200, "OK", "{\"choices\":[]}"),
                        wrong("inference answered 200 OK without /choices/0 to POST /v1/completions")),
                arguments(
                        ALIVE,
                        answer(200, "OK", "{\"choices\":[null]}"),
                        wrong("inference answered 200 OK without /choices/0 to POST /v1/completions")),
                arguments(
                        ALIVE,
                        answer(200, "OK", "<html>"),
                        wrong("inference answered 200 OK with something that is not JSON to POST /v1/completions")),
                arguments(
                        ALIVE,
                        answer(200, "OK", ""),
                        wrong("inference answered 200 OK without /choices/0 to POST /v1/completions")),
                arguments(
                        ALIVE,
                        HALF,
                        new AnswersWrong(
                                "inference answered 200 OK and did not finish within 900 ms to POST /v1/completions",
                                true)),
                arguments(ALIVE, CUT, wrong("inference answered 200 OK and broke off (reset) to POST /v1/completions")),
                arguments(
                        ALIVE,
                        MUTE,
                        new AnswersWrong(
                                "inference got no answer to POST /v1/completions: 127.0.1.1:18080 accepted the"
                                        + " connection and sent nothing within 900 ms",
                                true)),
                arguments(
                        ALIVE,
                        REFUSED,
                        wrong("inference got no answer to POST /v1/completions: connection refused by"
                                + " 127.0.1.1:18080")),
                arguments(
                        answer(503, "Service Unavailable", ""),
                        ONE_TOKEN,
                        wrong("liveness answered 503 Service Unavailable")),
                arguments(
                        answer(503, "Service Unavailable", ""),
                        answer(429, "Too Many Requests", ""),
                        wrong("liveness answered 503 Service Unavailable")),
                arguments(answer(404, "Not Found", ""), MUTE, wrong("liveness answered 404 Not Found")),
                arguments(
                        MUTE,
                        ONE_TOKEN,
                        wrong("liveness got no answer (127.0.1.1:18080 accepted the connection and sent nothing within"
                                + " 900 ms), though inference was heard of: liveness and inference answer")),
                arguments(
                        MUTE,
                        MUTE,
                        new NoAnswer("127.0.1.1:18080 accepted the connection and sent nothing within 900 ms")),
                arguments(REFUSED, MUTE, new NoAnswer("connection refused by 127.0.1.1:18080")));
    }

    @ParameterizedTest
    @MethodSource("table")
    void tellsWhatALookMeans(Heard liveness, Heard inference, ProbeResult verdict) {
        assertThat(Verdict.of(liveness, inference, probe("/choices/0"))).isEqualTo(verdict);
    }

    @Test
    void takesAnyBodyWhereNoneIsAskedFor() {
        assertThat(Verdict.of(ALIVE, answer(200, "OK", "<html>"), probe(""))).isEqualTo(new Serves());
    }

    private static Answer answer(int code, String reason, String body) {
        return new Answer(code, code + " " + reason, false, body);
    }

    private static ProbeResult wrong(String why) {
        return new AnswersWrong(why, false);
    }

    private static InferenceProbe probe(String pointer) {
        return new InferenceProbe(
                "POST", "/v1/completions", Map.of(), "{}", 200, pointer, Duration.ofSeconds(1), Duration.ofSeconds(1));
    }
}
