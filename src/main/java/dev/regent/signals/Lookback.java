package dev.regent.signals;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How far back PromQL looks. Pure. Durations are Prometheus' own, such as {@code 5m} and {@code 1h30m}
 * (prometheus.io/docs/prometheus/latest/querying/basics/#time-durations). An {@code offset} is not counted.
 */
final class Lookback {
    /** Of what is counted, where nothing tells: that of most recording rules. */
    static final Duration UNSAID = Duration.ofMinutes(5);

    private record Unit(String name, Duration length) {}

    /** In the order in which a duration has them. */
    private static final List<Unit> UNITS = List.of(
            new Unit("y", Duration.ofDays(365)),
            new Unit("w", Duration.ofDays(7)),
            new Unit("d", Duration.ofDays(1)),
            new Unit("h", Duration.ofHours(1)),
            new Unit("m", Duration.ofMinutes(1)),
            new Unit("s", Duration.ofSeconds(1)),
            new Unit("ms", Duration.ofMillis(1)));

    private static final String DURATION = "((?:[0-9]{1,11}(?:ms|[ywdhms]))+)";
    private static final Pattern PART = Pattern.compile("([0-9]+)(ms|[ywdhms])");

    /** The length of a range selector or a subquery. */
    private static final Pattern RANGE = Pattern.compile("\\[\\s*" + DURATION);

    /** What a recorded series says of itself (prometheus.io/docs/practices/rules): {@code job:success:ratio_rate5m}. */
    private static final Pattern RECORDED = Pattern.compile("(?:rate|increase)_?" + DURATION + "(?![A-Za-z0-9])");

    private Lookback() {}

    /** As the longest of its range selectors says; zero where it has none. */
    static Duration ofRanges(String promql) {
        return longest(durations(RANGE, promql)).orElse(Duration.ZERO);
    }

    /** The same of a rate or a share of requests, which somebody may have recorded: then its name may say it. */
    static Duration ofCounted(String promql) {
        return longest(Stream.concat(durations(RANGE, promql), durations(RECORDED, promql)))
                .orElse(UNSAID);
    }

    private static Optional<Duration> longest(Stream<Duration> durations) {
        return durations.max(Comparator.naturalOrder());
    }

    private static Stream<Duration> durations(Pattern pattern, String promql) {
        return pattern.matcher(promql).results().map(found -> duration(found.group(1)));
    }

    private static Duration duration(String promql) {
        return PART.matcher(promql).results().map(Lookback::part).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration part(MatchResult part) {
        return UNITS.stream()
                .filter(unit -> unit.name().equals(part.group(2)))
                .map(unit -> unit.length().multipliedBy(Long.parseLong(part.group(1))))
                .findFirst()
                .orElseThrow();
    }
}
