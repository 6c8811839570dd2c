package dev.regent.sandbox.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A model that says yes, behind the OpenAI API as vLLM and others serve it ("Create completion" and "Create chat
 * completion" of the OpenAI API reference).
 */
final class Completions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOKENS_WHEN_NOT_SAID = 16;

    Answer complete(byte[] body, Instant now) {
        return answer(body, "prompt", request -> {
            var response = response("cmpl-", "text_completion", request, now);
            choice(response, request).put("text", words(tokens(request)));
            return response;
        });
    }

    Answer chat(byte[] body, Instant now) {
        return answer(body, "messages", request -> {
            var response = response("chatcmpl-", "chat.completion", request, now);
            choice(response, request)
                    .putObject("message")
                    .put("role", "assistant")
                    .put("content", words(tokens(request)));
            return response;
        });
    }

    private interface Model {
        JsonNode ask(JsonNode request);
    }

    private static Answer answer(byte[] body, String input, Model model) {
        try {
            var request = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            if (!request.path("model").isTextual() || request.path(input).isMissingNode()) {
                return Answer.error(400, "invalid_request_error", "The body needs a model and a field " + input + ".");
            }
            return Answer.ok(model.ask(request).toString());
        } catch (JsonProcessingException notJson) {
            return Answer.error(400, "invalid_request_error", "The body is not JSON.");
        }
    }

    private static ObjectNode response(String idPrefix, String object, JsonNode request, Instant now) {
        var response = JSON.createObjectNode()
                .put("id", idPrefix + UUID.randomUUID())
                .put("object", object)
                .put("created", now.getEpochSecond())
                .put("model", request.path("model").asText());
        response.putObject("usage")
                .put("prompt_tokens", 1)
                .put("completion_tokens", tokens(request))
                .put("total_tokens", 1 + tokens(request));
        return response;
    }

    private static ObjectNode choice(ObjectNode response, JsonNode request) {
        return response.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", request.has("max_tokens") ? "length" : "stop")
                .putNull("logprobs");
    }

    private static int tokens(JsonNode request) {
        return Math.clamp(request.path("max_tokens").asInt(TOKENS_WHEN_NOT_SAID), 1, TOKENS_WHEN_NOT_SAID);
    }

    private static String words(int tokens) {
        return " yes".repeat(tokens);
    }
}
