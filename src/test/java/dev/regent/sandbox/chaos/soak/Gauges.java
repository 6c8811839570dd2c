package dev.regent.sandbox.chaos.soak;

import dev.regent.sandbox.Sandbox;
import dev.regent.sandbox.regents.RegentProcess;
import dev.regent.sandbox.topology.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Measures every regent once a minute, and keeps {@code target/sandbox/soak.md} up to date. */
public final class Gauges implements AutoCloseable {
    private static final double BYTES_IN_MIB = 1024.0 * 1024;

    private final Sandbox sandbox;
    private final Processes processes = Processes.here();
    private final Map<String, LogFile> logs = new HashMap<>();
    private final Map<String, Long> counted = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("soak-gauges").factory());
    private int minute;

    private Gauges(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    public static Gauges start(Sandbox sandbox) {
        Gauges gauges = new Gauges(sandbox);
        gauges.begin();
        var unused = gauges.clock.scheduleAtFixedRate(gauges::lookOrTell, 1, 1, TimeUnit.MINUTES);
        return gauges;
    }

    private synchronized void begin() {
        for (RegentProcess regent : sandbox.regents().all()) {
            logs.put(regent.replica(), new LogFile(regent.log()));
            var unused = since(regent, "s3", s3(regent)) + since(regent, "route53", route53(regent));
        }
    }

    /** A look that fails is told and followed by the next. */
    private void lookOrTell() {
        try {
            look();
        } catch (RuntimeException cannot) {
            sandbox.note("soak", "could not measure: " + cannot);
        }
    }

    private synchronized void look() {
        minute++;
        sandbox.regents().all().forEach(regent -> sample(regent).ifPresent(samples::add));
        try {
            Files.writeString(sandbox.options().workspace().resolve("soak.md"), diary().page());
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    public synchronized Diary diary() {
        return new Diary(samples);
    }

    /** Nothing of one that is dead in that moment; what it did in the minute is not lost, but counted with the next. */
    private Optional<Sample> sample(RegentProcess regent) {
        Optional<String> pid = regent.pid();
        return pid.flatMap(processes::of).map(state -> {
            LogFile.Added logged = log(regent).sinceTheLastLook();
            return new Sample(
                    minute,
                    regent.replica(),
                    pid.orElseThrow(),
                    state.rssMiB(),
                    heapMiB(regent),
                    state.threads(),
                    state.files(),
                    since(regent, "s3", s3(regent)),
                    since(regent, "route53", route53(regent)),
                    logged.lines(),
                    logged.bytes());
        });
    }

    private LogFile log(RegentProcess regent) {
        return logs.computeIfAbsent(regent.replica(), replica -> new LogFile(regent.log()));
    }

    private long since(RegentProcess regent, String what, long now) {
        Long before = counted.put(regent.replica() + what, now);
        return before == null ? 0 : now - before;
    }

    private long s3(RegentProcess regent) {
        String key = Key.ofRegent(regent.region()).id();
        return sandbox.sites().stream()
                .mapToLong(site -> site.s3().requestsOf(key))
                .sum();
    }

    private long route53(RegentProcess regent) {
        return sandbox.route53().api().requestsOf(Key.ofRegent(regent.region()).id());
    }

    /** As Micrometer has it; NaN while it does not answer. */
    private double heapMiB(RegentProcess regent) {
        if (regent.isPaused()) {
            return Double.NaN;
        }
        try {
            double used = sandbox.regents()
                    .get(regent, "/q/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\""))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
            return used > 0 ? used / BYTES_IN_MIB : Double.NaN;
        } catch (IOException deadOrDeaf) {
            return Double.NaN;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
