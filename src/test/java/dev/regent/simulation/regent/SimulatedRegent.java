package dev.regent.simulation.regent;

import dev.regent.config.SteadyClock;
import dev.regent.loop.Clusters;
import dev.regent.loop.RegentLoop;
import dev.regent.loop.Signals;
import dev.regent.simulation.cloud.Cloud;
import dev.regent.simulation.network.Node;
import dev.regent.simulation.time.Dice;
import dev.regent.world.Decision;
import dev.regent.world.Intent;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import dev.regent.world.Settings;
import dev.regent.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A replica of a region's regent: the real loop on virtual time, with a heart that beats once a second and drops what it
 * missed, and a clock of its own that may be wrong.
 */
public final class SimulatedRegent {
    private static final Duration TO_START = Duration.ofSeconds(2);

    private final Cloud cloud;
    private final Duration tick;
    private final String replica;
    private final Policy policy;
    private final SimulatedProcess process;
    private final Dice dice;
    private Settings settings;
    private Duration skew = Duration.ZERO;
    private int lives;
    private @Nullable Desk desk;
    private @Nullable RegentLoop loop;
    private @Nullable World world;
    private @Nullable Decision decision;

    public SimulatedRegent(Cloud cloud, Settings settings, String replica, Policy policy, Dice dice) {
        this.cloud = cloud;
        this.tick = cloud.platform().rhythm().ticks();
        this.settings = settings;
        this.replica = replica;
        this.policy = policy;
        this.dice = dice;
        this.process = new SimulatedProcess(cloud.time(), dice.of("threads"));
    }

    public Region region() {
        return settings.self();
    }

    public String replica() {
        return replica;
    }

    /** Starts it; without effect while it is alive. It begins to look once it is up. */
    public void start() {
        if (process.isAlive()) {
            return;
        }
        process.begin();
        Dice life = dice.of("life " + lives++);
        process.after(TO_START.plus(life.upTo(tick)), () -> up(life));
    }

    private void up(Dice life) {
        SteadyClock clock = new SteadyClock(this::wall, cloud.time()::nanos);
        Setting setting = new Setting(cloud, settings, replica, process, clock, life);
        Desk newDesk = new Desk(setting);
        var looks = cloud.cluster(region()).map(cluster -> new ClusterLooks(setting, cluster));
        var ports = new RegentLoop.Ports(
                new BoardLooks(setting),
                new GatewayLooks(setting),
                new DnsLooks(setting),
                new ZoneLooks(setting, policy.batches()),
                looks.map(ClusterLooks::clusters).orElseGet(Clusters::none),
                looks.map(ClusterLooks::signals).orElseGet(Signals::none),
                newDesk,
                List.of(this::told));
        desk = newDesk;
        loop = new RegentLoop(World.unseen(settings, replica, clock.instant()), ports, policy.decide());
        beat(clock, cloud.time().nanos());
    }

    private Instant wall() {
        return cloud.time().instant().plus(skew);
    }

    /** In the rhythm of the first beat, whatever was missed: {@code dev.regent.config.Heart}. */
    private void beat(SteadyClock clock, long due) {
        if (loop != null) {
            loop.tick(clock.instant());
        }
        long now = cloud.time().nanos();
        long missed = Math.max(1, Math.ceilDiv(now - due, tick.toNanos()));
        long next = due + missed * tick.toNanos();
        process.after(Duration.ofNanos(next - now), () -> beat(clock, next));
    }

    private void told(World seen, Decision decided, Instant now) {
        world = seen;
        decision = decided;
        if (desk != null) {
            desk.tell(seen, now);
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        process.kill();
        world = null;
        decision = null;
        loop = null;
        desk = null;
    }

    /** As a machine that freezes, or a long garbage collection. */
    public void pause() {
        process.pause();
    }

    public void resume() {
        process.resume();
    }

    /** Its wall clock is off by so much from now on. */
    public void setWallClock(Duration ahead) {
        skew = ahead;
    }

    /** What it asks of somebody arrives so much later; zero mends it. Its neighbours of the same region do better. */
    public void delay(Node to, Duration by) {
        process.delay(to, by);
    }

    /** Configured otherwise from its next start on. */
    public void configure(UnaryOperator<Settings> otherwise) {
        settings = otherwise.apply(settings);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public boolean isPaused() {
        return process.isPaused();
    }

    /** Whether it runs, and has seen something since it was started. */
    public boolean isUp() {
        return isAlive() && !isPaused() && decision != null;
    }

    /** What it saw last, in this life. */
    public Optional<World> world() {
        return Optional.ofNullable(world);
    }

    /** What it decided last, in this life. */
    public Optional<Decision> decision() {
        return Optional.ofNullable(decision);
    }

    /** On-call asks it; the order as it was taken, or nothing where it was refused or nobody is there. */
    public Optional<Intent> ask(Verb verb, Optional<Region> to) {
        if (!isUp() || desk == null || world == null || decision == null || decision.role() != Decision.Role.ACTING) {
            return Optional.empty();
        }
        return desk.take(world, verb, to, wall());
    }

    @Override
    public String toString() {
        return "regent " + replica;
    }
}
