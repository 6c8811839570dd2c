package dev.regent.sandbox.regents;

import dev.regent.sandbox.regents.clock.WallClockJump;
import dev.regent.world.Region;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One replica of one region's regent; it may be started again after whatever was done to it. */
public final class RegentProcess {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Birth birth;
    private final Artifact artifact;
    private @Nullable GuardedProcess process;
    private boolean paused;

    /**
     * What a regent is born with.
     *
     * @param replica     the writer's name in reports, such as {@code us-east-1-a}
     * @param endpoint    its own REST
     * @param directory   its working directory
     * @param log         both its outputs
     * @param environment its whole configuration
     */
    public record Birth(
            Region region, String replica, URI endpoint, Path directory, Path log, Map<String, String> environment) {
        public Birth {
            environment = Map.copyOf(environment);
        }
    }

    public RegentProcess(Birth birth, Artifact artifact) {
        this.birth = birth;
        this.artifact = artifact;
    }

    public Region region() {
        return birth.region();
    }

    public String replica() {
        return birth.replica();
    }

    public URI endpoint() {
        return birth.endpoint();
    }

    public Path log() {
        return birth.log();
    }

    /** Without effect while it runs. Returns at once: it is ready when {@code /q/health/ready} says so. */
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        paused = false;
        process = GuardedProcess.start(artifact.command(), birth.environment(), birth.directory(), birth.log());
    }

    /** {@code kill -9}. */
    public synchronized void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** Whatever is quickest, for this and the next starts. */
    synchronized void end() {
        if (isAlive() && !isPaused() && artifact.isWorthAnEnding()) {
            stop();
        } else {
            kill();
        }
    }

    /** SIGTERM, as Kubernetes ends a pod. */
    public synchronized void stop() {
        resume();
        if (process != null) {
            process.stop(GRACE.toMillis());
        }
    }

    /** SIGSTOP: it does nothing and does not notice. */
    public synchronized void pause() {
        signal("STOP");
        paused = isAlive();
    }

    /** SIGCONT. */
    public synchronized void resume() {
        signal("CONT");
        paused = false;
    }

    /** Into its log; without effect on one that is dead, paused or native. */
    synchronized void dumpThreads() {
        if (process != null && !isPaused() && !artifact.isNative()) {
            process.dumpThreads(birth.log());
        }
    }

    /**
     * Its wall clock is off by so much from now on, until it is set anew or the process ends.
     *
     * @param ahead may be negative
     */
    public synchronized void setWallClock(Duration ahead) {
        if (isAlive() && !isPaused() && !artifact.isNative()) {
            pid().ifPresent(pid -> WallClockJump.set(pid, ahead));
        }
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    public synchronized boolean isPaused() {
        return paused && isAlive();
    }

    public synchronized Optional<String> pid() {
        return process == null ? Optional.empty() : process.pid();
    }

    private void signal(String name) {
        if (process != null) {
            process.signal(name);
        }
    }

    /** In a word, for people. */
    public String state() {
        if (!isAlive()) {
            return "dead";
        }
        return isPaused() ? "paused" : "alive";
    }

    @Override
    public String toString() {
        return "regent " + replica();
    }
}
