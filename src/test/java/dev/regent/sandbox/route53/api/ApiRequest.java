package dev.regent.sandbox.route53.api;

import dev.regent.sandbox.route53.ErrorCode;
import dev.regent.sandbox.route53.RequestRefused;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came over the wire.
 *
 * @param headers names in lower case, values of one name joined by commas
 * @param body    in UTF-8, as all of Route 53's XML is
 */
record ApiRequest(String method, URI uri, Map<String, String> headers, String body) {
    /** Decoded names and values; of a repeated name the last. */
    Map<String, String> query() {
        Map<String, String> query = new TreeMap<>();
        for (String pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = equals < 0 ? pair : pair.substring(0, equals);
                query.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    String query(String name) {
        return query().getOrDefault(name, "");
    }

    /** What {@code maxitems} asks for, at most the largest page. */
    int pageSize(int largest) {
        String asked = query("maxitems");
        if (asked.isEmpty()) {
            return largest;
        }
        if (!asked.matches("[1-9][0-9]{0,8}")) {
            throw new RequestRefused(ErrorCode.INVALID_INPUT, "Invalid parameter : maxitems is not valid: " + asked);
        }
        return Math.min(largest, Integer.parseInt(asked));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
