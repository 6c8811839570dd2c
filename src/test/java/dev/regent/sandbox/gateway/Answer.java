package dev.regent.sandbox.gateway;

import java.util.HashMap;
import java.util.Map;

/** An HTTP answer before it is sent. */
record Answer(int status, Map<String, String> headers, String json) {
    static Answer ok(String json) {
        return new Answer(200, Map.of(), json);
    }

    /** In the shape of OpenAI's API errors. */
    static Answer error(int status, String type, String message) {
        var json = "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null,\"code\":null}}";
        return new Answer(status, Map.of(), json.formatted(message, type));
    }

    Answer with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, Map.copyOf(more), json);
    }
}
