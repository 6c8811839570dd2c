package dev.regent.sandbox.route53.api;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One action of the API: where it is found and what answers it.
 *
 * @param action AWS' name of it, such as {@code GetHostedZone}; throttled by itself
 * @param path   after the version, with a group for each variable part
 */
record Operation(String action, String method, Pattern path, Answer answer) {
    /** A request that was signed, with the variable parts of its path. */
    record Call(ApiRequest request, List<String> path, String accessKeyId) {
        String id() {
            return path.get(0);
        }

        XmlRequest body(String root) {
            return XmlRequest.parse(request.body(), root);
        }
    }

    @FunctionalInterface
    interface Answer {
        ApiResponse to(Call call);
    }

    static Operation get(String action, String path, Answer answer) {
        return new Operation(action, "GET", Pattern.compile("/2013-04-01" + path), answer);
    }

    static Operation post(String action, String path, Answer answer) {
        return new Operation(action, "POST", Pattern.compile("/2013-04-01" + path), answer);
    }

    static Operation delete(String action, String path, Answer answer) {
        return new Operation(action, "DELETE", Pattern.compile("/2013-04-01" + path), answer);
    }

    /** The variable parts of the path, where the request is for this action. */
    Optional<List<String>> match(ApiRequest request) {
        Matcher matcher = path.matcher(request.uri().getPath());
        return request.method().equals(method) && matcher.matches() ? Optional.of(groups(matcher)) : Optional.empty();
    }

    private static List<String> groups(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount())
                .mapToObj(match::group)
                .toList();
    }
}
