package dev.regent.sandbox.regents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedProcessTest {
    @TempDir
    Path directory;

    @Test
    void diesWithWhoeverStartedItEvenWithoutAWordOfFarewell() throws Exception {
        Path work = Files.createDirectory(directory.resolve("work"));
        Path pidfile = directory.resolve("work.pid");
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        work.toString())
                .inheritIO()
                .start();
        await().until(() -> Files.exists(pidfile) && !Files.readString(pidfile).isBlank());
        long child = Long.parseLong(Files.readString(pidfile).strip());
        assertThat(isRunning(child)).isTrue();

        parent.destroyForcibly().waitFor();

        await().until(() -> !isRunning(child));
    }

    @Test
    void endsWithItsChild() throws Exception {
        Path work = Files.createDirectory(directory.resolve("work"));

        var process = GuardedProcess.start(List.of("true"), Map.of(), work, directory.resolve("log"));

        await().until(() -> !process.isAlive());
    }

    @Test
    void hearsSignals() throws Exception {
        Path work = Files.createDirectory(directory.resolve("work"));
        var process = GuardedProcess.start(List.of("sleep", "600"), Map.of(), work, directory.resolve("log"));
        await().until(() -> process.pid().isPresent());

        process.signal("STOP");
        process.kill();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aJvmSaysWhereItsThreadsStand() throws Exception {
        Path work = Files.createDirectory(directory.resolve("work"));
        Path log = directory.resolve("log");
        var process = GuardedProcess.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sleeper.class.getName()),
                Map.of(),
                work,
                log);
        await().until(() -> Files.exists(log) && Files.readString(log).contains("begun"));

        process.dumpThreads(log);
        process.kill();

        assertThat(log).content().contains("Full thread dump").contains(Sleeper.class.getName() + ".main");
    }

    @Test
    void handsOnItsEnvironmentAndCollectsWhatIsSaid() throws Exception {
        Path work = Files.createDirectory(directory.resolve("work"));
        Path log = directory.resolve("log");

        var process = GuardedProcess.start(
                List.of("sh", "-c", "echo hello $NAME; echo oh >&2"), Map.of("NAME", "regent"), work, log);

        await().until(() -> !process.isAlive());
        assertThat(log).hasContent("hello regent\noh");
    }

    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Does nothing for as long as it lives. */
    static final class Sleeper {
        private Sleeper() {}

        public static void main(String[] arguments) {
            System.out.println("begun");
            while (true) {
                LockSupport.park();
            }
        }
    }

    /** Starts a child and waits for its own violent end. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            Path work = Path.of(arguments[0]);
            var process = GuardedProcess.start(List.of("sleep", "600"), Map.of(), work, work.resolveSibling("log"));
            while (process.isAlive()) {
                Thread.onSpinWait();
            }
        }
    }
}
