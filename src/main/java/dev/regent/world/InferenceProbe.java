package dev.regent.world;

import java.time.Duration;
import java.util.Map;

/**
 * A real inference request, small enough to be sent every second.
 *
 * @param method         an HTTP method
 * @param path           with its slash
 * @param headers        sent as they are
 * @param body           sent as it is; "" for none
 * @param expectedStatus the one status that counts as an answer
 * @param jsonPointer    RFC 6901: what must be there in the answer, such as {@code /choices/0}; "" for anything
 * @param deadline       for the whole request
 * @param interval       from the start of one look to the start of the next
 */
public record InferenceProbe(
        String method,
        String path,
        Map<String, String> headers,
        String body,
        int expectedStatus,
        String jsonPointer,
        Duration deadline,
        Duration interval) {
    public InferenceProbe {
        headers = Map.copyOf(headers);
    }
}
