package dev.regent.sandbox.control;

import dev.regent.sandbox.clients.RequestLog;
import dev.regent.sandbox.clients.Tally;
import dev.regent.world.Region;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts clients' answers second by second, three seconds late: by then every request of a second is decided. */
final class TrafficMeter {
    static final int SECONDS = 120;
    private static final int LATE = 3;

    private final List<Region> regions;
    private final Deque<Second> seconds = new ArrayDeque<>();
    private Instant next;

    private record Second(Map<String, Long> answered, long failed) {}

    TrafficMeter(List<Region> regions, Instant now) {
        this.regions = regions;
        this.next = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    /** Takes the seconds that are decided by now. */
    synchronized void look(Collection<RequestLog> logs, Instant now) {
        while (!next.plusSeconds(LATE).isAfter(now)) {
            Instant from = next;
            Instant to = from.plusSeconds(1);
            next = to;
            seconds.addLast(second(logs.stream().map(log -> log.tally(from, to)).toList()));
            if (seconds.size() > SECONDS) {
                seconds.removeFirst();
            }
        }
    }

    private Second second(List<Tally> tallies) {
        Map<String, Long> answered = new LinkedHashMap<>();
        for (Region region : regions) {
            long count = tallies.stream()
                    .mapToLong(tally -> tally.answeredBy().getOrDefault(region.name(), 0L))
                    .sum();
            answered.put(region.name(), count);
        }
        return new Second(answered, tallies.stream().mapToLong(Tally::failed).sum());
    }

    synchronized State.Traffic traffic() {
        Map<String, List<Long>> byRegion = new LinkedHashMap<>();
        for (Region region : regions) {
            byRegion.put(
                    region.name(),
                    seconds.stream().map(second -> answeredBy(region, second)).toList());
        }
        List<Long> failed = seconds.stream().map(Second::failed).toList();
        return new State.Traffic(SECONDS, byRegion, failed);
    }

    /** In the last second that is decided. */
    synchronized long latest(Region region) {
        return seconds.isEmpty() ? 0 : answeredBy(region, seconds.getLast());
    }

    synchronized long latestFailed() {
        return seconds.isEmpty() ? 0 : seconds.getLast().failed();
    }

    private static long answeredBy(Region region, Second second) {
        return second.answered().getOrDefault(region.name(), 0L);
    }
}
