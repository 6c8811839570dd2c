package dev.regent.sandbox.regents.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WallClockJumpTest {
    @Test
    void setsTheClockOfAnotherProcessAndPutsItRight() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+EnableDynamicAgentLoading",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Teller.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader told = process.inputReader()) {
            String pid = String.valueOf(process.pid());
            assertThat(ahead(process, told)).isLessThan(Duration.ofMinutes(1));

            WallClockJump.set(pid, Duration.ofHours(1));
            assertThat(ahead(process, told)).isGreaterThan(Duration.ofMinutes(59));

            WallClockJump.set(pid, Duration.ZERO);
            assertThat(ahead(process, told)).isLessThan(Duration.ofMinutes(1));
        } finally {
            process.destroyForcibly();
        }
    }

    private static Duration ahead(Process process, BufferedReader told) throws IOException {
        process.outputWriter().write("?\n");
        process.outputWriter().flush();
        return Duration.between(Instant.now(), Instant.parse(told.readLine()));
    }

    /** Tells the time when asked. */
    static final class Teller {
        private Teller() {}

        public static void main(String[] arguments) {
            try {
                while (System.in.read() >= 0) {
                    if (System.in.read() == '\n') {
                        System.out.println(Instant.now());
                    }
                }
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
