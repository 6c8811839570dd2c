package dev.regent.simulation.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A seed is worth nothing unless it gives the same history to everybody. */
class DigestsTest {
    private static final Program PROGRAM = new Program(100);
    private static final int HISTORIES = 30;

    @Test
    void theSameSeedGivesTheSameTimelineTwice() {
        assertThat(Digests.of(PROGRAM, HISTORIES)).isEqualTo(Digests.of(PROGRAM, HISTORIES));
    }

    @Test
    void anotherSeedGivesAnotherTimeline() {
        assertThat(Digests.of(new Play.Disaster(1))).isNotEqualTo(Digests.of(new Play.Disaster(2)));
    }

    /** Immutable maps and sets iterate in another order in each JVM. */
    @Test
    void theSameSeedGivesTheSameTimelineInAnotherJvm() throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Digests.class.getName(),
                        "100",
                        String.valueOf(HISTORIES))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> there;
        try (var out = other.inputReader(StandardCharsets.UTF_8)) {
            there = out.lines().filter(line -> line.startsWith("-D")).toList();
        }

        assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(other.exitValue()).isZero();
        assertThat(there).isEqualTo(Digests.of(PROGRAM, HISTORIES));
    }
}
