package dev.regent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Pulse pulse = new Pulse(new SimpleMeterRegistry(), nanos::get);
    private final Watchdog watchdog = new Watchdog(pulse);
    private final List<String> told = new ArrayList<>();
    private final Logger log = Logger.getLogger(Watchdog.class.getName());
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            told.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.addHandler(ear);
    }

    @AfterEach
    void listenNoMore() {
        log.removeHandler(ear);
    }

    @Test
    void saysNothingOfALoopThatTicks() {
        passes(4);

        assertThat(told).isEmpty();
    }

    @Test
    void saysThatTheLoopStandsStill() {
        passes(6);
        passes(5);

        assertThat(told).hasSize(2).allMatch(it -> it.startsWith("The loop has not decided for"));
    }

    @Test
    void saysOnceWhereEveryThreadStandsWhenItStaysSo() {
        passes(31);
        passes(5);

        assertThat(told)
                .filteredOn(it -> it.startsWith("Where every thread stands"))
                .singleElement()
                .matches(it -> it.contains(Thread.currentThread().getName()) && it.contains("WatchdogTest"));

        pulse.ticked(Duration.ZERO, Duration.ZERO);
        passes(1);
        passes(31);
        assertThat(told)
                .filteredOn(it -> it.startsWith("Where every thread stands"))
                .hasSize(2);
    }

    private void passes(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
        watchdog.look();
    }
}
