package dev.regent.sandbox.clients;

import org.jspecify.annotations.Nullable;

/**
 * What a client makes of a gateway's answer, or of its absence.
 *
 * @param failure null if the answer is good: status 200 and a completion in the body
 */
record Answer(@Nullable String region, @Nullable String failure) {
    static Answer failure(String why) {
        return new Answer(null, why);
    }

    static Answer of(int status, @Nullable String region, String body) {
        if (status != 200) {
            return new Answer(region, "answered " + status);
        }
        return new Answer(region, body.contains("\"choices\"") ? null : "answered 200 without a completion");
    }
}
