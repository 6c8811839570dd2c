package dev.regent.sandbox.regents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A child process that cannot outlive this one, not even if this one is killed with -9: it runs under a small shell
 * whose standard input is a pipe from here, and when the pipe closes, for whatever reason, the shell kills the child.
 */
final class GuardedProcess {
    /**
     * A terminal's Ctrl-C reaches the whole process group, so the shell ignores it: who waits for the pipe must be the
     * last to go. What is ignored before the child starts is ignored by the child too; TERM, the child may hear.
     */
    private static final String GUARD = """
            trap '' INT HUP
            exec 3<&0
            "$@" </dev/null 3<&- &
            child=$!
            trap '' TERM
            echo $child > "$PIDFILE"
            { read -r _ <&3; kill -9 $child; } 2>/dev/null &
            reader=$!
            wait $child
            code=$?
            kill -9 $reader 2>/dev/null
            exit $code
            """;

    private static final Duration LONGEST_DUMP = Duration.ofSeconds(5);

    private final Process shell;
    private final Path pidfile;

    private GuardedProcess(Process shell, Path pidfile) {
        this.shell = shell;
        this.pidfile = pidfile;
    }

    /**
     * Starts it under its guard.
     *
     * @param log         gets both outputs, appended
     * @param directory   the working directory; the pid's file is written beside it
     * @param environment added to this process's own
     */
    static GuardedProcess start(List<String> command, Map<String, String> environment, Path directory, Path log) {
        try {
            Path pidfile = directory.resolveSibling(directory.getFileName() + ".pid");
            Files.deleteIfExists(pidfile);
            var builder = new ProcessBuilder(Stream.concat(Stream.of("sh", "-c", GUARD, "sh"), command.stream())
                    .toList());
            builder.environment().putAll(environment);
            builder.environment().put("PIDFILE", pidfile.toAbsolutePath().toString());
            builder.directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            return new GuardedProcess(builder.start(), pidfile);
        } catch (IOException cannot) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), cannot);
        }
    }

    boolean isAlive() {
        return shell.isAlive();
    }

    /** As {@code kill -NAME} would; without effect on a process that is gone. */
    void signal(String name) {
        pid().ifPresent(pid -> run("kill", "-" + name, pid));
    }

    /** Of a JVM: SIGQUIT lets it write where every thread stands, and this waits a little for the last line of it. */
    void dumpThreads(Path log) {
        signal("QUIT");
        long began = System.nanoTime();
        while (isAlive() && System.nanoTime() - began < LONGEST_DUMP.toNanos() && !ends(log)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static boolean ends(Path log) {
        try {
            return Files.readString(log).contains("JNI global ref");
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** At once, as by the kernel's out-of-memory killer; returns when it is gone. */
    void kill() {
        try {
            shell.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // The pipe is closed, which is all that was wanted.
        }
        await();
    }

    /** Asks it to end by itself (SIGTERM), and kills it if it has not within that time. */
    void stop(long patienceMillis) {
        signal("TERM");
        if (!awaitMillis(patienceMillis)) {
            kill();
        }
    }

    private void await() {
        if (!awaitMillis(10_000)) {
            throw new IllegalStateException("a killed process does not end: " + shell.pid());
        }
    }

    private boolean awaitMillis(long patience) {
        try {
            return shell.waitFor(patience, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return !shell.isAlive();
        }
    }

    java.util.Optional<String> pid() {
        try {
            return shell.isAlive()
                    ? java.util.Optional.of(Files.readString(pidfile).strip())
                    : java.util.Optional.empty();
        } catch (IOException notYet) {
            return java.util.Optional.empty();
        }
    }

    private static void run(String... command) {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
