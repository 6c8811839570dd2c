package dev.regent.sandbox.clients;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Requests counted.
 *
 * @param answered with a good answer
 * @param answeredBy good answers by region
 * @param failedBecause failures by reason
 */
public record Tally(
        long sent, long answered, long failed, Map<String, Long> answeredBy, Map<String, Long> failedBecause) {
    static Tally of(List<Exchange> requests) {
        var good = requests.stream().filter(Exchange::good).toList();
        var failed = requests.stream().filter(Exchange::failed).toList();
        return new Tally(
                requests.size(),
                good.size(),
                failed.size(),
                count(good, request -> Objects.requireNonNullElse(request.region(), "unknown")),
                count(failed, request -> Objects.requireNonNullElse(request.failure(), "unknown")));
    }

    private static Map<String, Long> count(List<Exchange> requests, Function<Exchange, String> by) {
        return requests.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }
}
