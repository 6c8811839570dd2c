package dev.regent.sandbox.route53.api;

import dev.regent.sandbox.route53.Refusal;
import java.util.Map;

/** An answer: HTTP status, headers beyond the usual ones, body. */
record ApiResponse(int status, Map<String, String> headers, Xml body) {
    static ApiResponse ok(Xml body) {
        return new ApiResponse(200, Map.of(), body);
    }

    static ApiResponse created(String location, Xml body) {
        return new ApiResponse(201, Map.of("Location", location), body);
    }

    /**
     * Route 53's error document. InvalidChangeBatch has the form that clients have reported for years, every sentence
     * in one Message; the InvalidChangeBatch element with Messages, shown by the API Reference, is the older form.
     */
    static ApiResponse refused(Refusal refusal, String requestId) {
        Xml error = Xml.of(
                "Error",
                Xml.text("Type", refusal.code().status() < 500 ? "Sender" : "Receiver"),
                Xml.text("Code", refusal.code().wireName()),
                Xml.text("Message", refusal.message()));
        Xml body = Xml.of("ErrorResponse", error, Xml.text("RequestId", requestId));
        return new ApiResponse(refusal.code().status(), Map.of(), body);
    }
}
