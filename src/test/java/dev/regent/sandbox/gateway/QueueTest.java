package dev.regent.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class QueueTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Queue queue = new Queue(Duration.ofMillis(500));

    @Test
    void servesAtOnceWhatComesSlowly() {
        assertThat(queue.join(0, 10)).hasValue(0);
        assertThat(queue.join(SECOND / 10, 10)).hasValue(0);
        assertThat(queue.join(SECOND, 10)).hasValue(0);
    }

    @Test
    void queuesWhatComesTooFast() {
        assertThat(queue.join(0, 10)).hasValue(0);
        assertThat(queue.join(0, 10)).hasValue(SECOND / 10);
        assertThat(queue.join(SECOND / 10, 10)).hasValue(SECOND / 10);
    }

    @Test
    void refusesWhatWouldWaitTooLong() {
        var admitted = LongStream.range(0, 20)
                .filter(request -> queue.join(0, 10).isPresent())
                .count();

        assertThat(admitted).isEqualTo(6);
        assertThat(queue.join(SECOND / 10, 10)).hasValue(SECOND / 2);
    }

    @Test
    void servesNobodyWithoutCapacity() {
        assertThat(queue.join(0, 0)).isEmpty();
    }

    @Property
    void neverServesMoreThanItsRateAndItsQueue(
            @ForAll @IntRange(min = 1, max = 200) int requestsPerSecond,
            @ForAll @IntRange(min = 1, max = 500) int arrivalsPerSecond,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long start) {
        var fresh = new Queue(Duration.ofMillis(500));
        var served = LongStream.range(0, arrivalsPerSecond)
                .filter(arrival -> fresh.join(start + arrival * SECOND / arrivalsPerSecond, requestsPerSecond)
                        .isPresent())
                .count();

        assertThat(served).isLessThanOrEqualTo(requestsPerSecond + requestsPerSecond / 2 + 2);
        assertThat(served).isGreaterThanOrEqualTo(Math.min(requestsPerSecond, arrivalsPerSecond));
    }
}
