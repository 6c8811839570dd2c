package dev.regent.telemetry;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Says in the log that the loop stands still; on a timer of its own, as the loop's own would stand still with it. */
@Singleton
public class Watchdog {
    private static final Logger LOG = Logger.getLogger(Watchdog.class);
    private static final Duration LONG = Duration.ofSeconds(5);
    /** By then it is no scarce processor any more. */
    private static final Duration STUCK = Duration.ofSeconds(30);

    private final Pulse pulse;
    private boolean told;

    public Watchdog(Pulse pulse) {
        this.pulse = pulse;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        Duration age = pulse.age();
        if (age.compareTo(LONG) > 0) {
            LOG.errorf("The loop has not decided for %d s; what was decided last stands", age.toSeconds());
        }
        boolean isStuck = age.compareTo(STUCK) > 0;
        if (isStuck && !told) {
            LOG.error("Where every thread stands, for whoever has to find out why:" + threads());
        }
        told = isStuck;
    }

    private static String threads() {
        var text = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            text.append("\n  ").append(thread.getName()).append(' ').append(thread.getState());
            for (StackTraceElement frame : stack) {
                text.append("\n    ").append(frame);
            }
        });
        return text.toString();
    }
}
