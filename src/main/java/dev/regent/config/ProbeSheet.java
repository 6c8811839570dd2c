package dev.regent.config;

import dev.regent.world.InferenceProbe;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What {@code services.yaml} says of a service's inference probe. The default asks for one token. */
final class ProbeSheet {
    /** An OpenAI-compatible completion of one token; the model is the one that the gateway serves by default. */
    static final InferenceProbe DEFAULT = new InferenceProbe(
            "POST",
            "/v1/completions",
            Map.of("Content-Type", "application/json"),
            "{\"prompt\":\"ping\",\"max_tokens\":1}",
            200,
            "/choices/0",
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));

    // RFC 9110, 9.3: the methods that a probe may sensibly use.
    private static final Form<String> METHOD = Form.text("GET, POST or PUT", "GET|POST|PUT");
    private static final Form<String> PATH =
            Form.text("a path that begins with a slash, such as /v1/completions", "/[!-~]*");
    private static final Form<String> BODY = Form.text("text of at most 8192 characters", "(?s).{0,8192}");
    private static final Form<String> POINTER = Form.text(
            "a JSON pointer (RFC 6901) such as /choices/0, or \"\" where any answer will do", "(/([^~]|~[01])*)?");
    private static final Form<String> HEADER = Form.text("the name of an HTTP header", "[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Form<String> HEADER_VALUE =
            Form.text("text of printable characters, in quotes if it is a number", "[\\t -~]*");

    private ProbeSheet() {}

    static Optional<InferenceProbe> read(Section section) {
        var method = section.optional("method", METHOD, DEFAULT.method());
        var path = section.optional("path", PATH, DEFAULT.path());
        var headers = section.texts("headers", HEADER, HEADER_VALUE, DEFAULT.headers());
        var body = section.optional("body", BODY, method.equals("GET") ? "" : DEFAULT.body());
        var status = section.optional("expectedStatus", Form.whole("an HTTP status", 200, 299), 200);
        var pointer = section.optional("jsonPointer", POINTER, DEFAULT.jsonPointer());
        var interval = section.optional("interval", time("the time between looks", 10), DEFAULT.interval());
        var deadline = section.optional(
                "deadline", time("the time for the whole request", 5), shorter(DEFAULT.deadline(), interval));
        if (deadline.compareTo(interval) > 0) {
            section.wrong("deadline", "should not be longer than interval, or looks would queue up");
        }
        return Optional.of(new InferenceProbe(method, path, headers, body, status, pointer, deadline, interval));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Form<Duration> time(String what, int mostSeconds) {
        return Form.duration(what, Duration.ofMillis(100), Duration.ofSeconds(mostSeconds));
    }
}
