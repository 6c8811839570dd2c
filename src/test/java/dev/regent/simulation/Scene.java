package dev.regent.simulation;

import dev.regent.sandbox.route53.Zone;
import dev.regent.simulation.cloud.Cloud;
import dev.regent.simulation.history.Fault;
import dev.regent.simulation.regent.Liar;
import dev.regent.simulation.regent.Policy;
import dev.regent.simulation.regent.SimulatedRegent;
import dev.regent.simulation.regent.ZoneRecords;
import dev.regent.simulation.time.Dice;
import dev.regent.simulation.time.VirtualTime;
import dev.regent.world.Intent;
import dev.regent.world.OwnBoard.Vote;
import dev.regent.world.Region;
import dev.regent.world.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that takes part in a simulation: the cloud, and the regents beside it. Faults work on it. */
public final class Scene {
    private static final List<String> REPLICAS = List.of("a", "b");

    private final Cloud cloud;
    private final List<SimulatedRegent> regents = new ArrayList<>();
    private final Map<Region, Liar> liars = new TreeMap<>();
    private final Map<Region, Integer> mad = new TreeMap<>();
    private final Map<Region, Instant> saneSince = new TreeMap<>();
    private final Map<String, Integer> down = new TreeMap<>();
    private final List<Fault> underWay = new ArrayList<>();
    private final Map<Fault, List<Runnable>> afterwards = new HashMap<>();
    private final List<Intent> ordered = new ArrayList<>();
    private final List<Consumer<String>> effectListeners = new ArrayList<>();
    private @Nullable Zone read;
    private @Nullable Region home;

    /**
     * A cloud with regents that are not started yet.
     *
     * @param settings how each region's regents are configured
     */
    Scene(Cloud cloud, int replicas, Function<Region, Settings> settings, Policy policy, Dice dice) {
        this.cloud = cloud;
        for (Region region : cloud.regions()) {
            for (String replica : REPLICAS.subList(0, replicas)) {
                String name = region + "-" + replica;
                regents.add(new SimulatedRegent(cloud, settings.apply(region), name, policy, dice.of(name)));
            }
            liars.put(region, new Liar(cloud, region, dice.of("liar " + region)));
        }
    }

    public Cloud cloud() {
        return cloud;
    }

    public VirtualTime time() {
        return cloud.time();
    }

    public List<Region> regions() {
        return cloud.regions();
    }

    /** Every replica of every region. */
    public List<SimulatedRegent> regents() {
        return List.copyOf(regents);
    }

    public List<SimulatedRegent> regents(Region region) {
        return regents.stream().filter(regent -> regent.region().equals(region)).toList();
    }

    /**
     * The replica of that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public SimulatedRegent regent(String replica) {
        return regents.stream()
                .filter(regent -> regent.replica().equals(replica))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no replica " + replica));
    }

    void startAll() {
        regents.forEach(SimulatedRegent::start);
    }

    /** Kills a replica; it stays dead until it is {@link #up} as often as it was down. */
    public void down(SimulatedRegent regent) {
        down.merge(regent.replica(), 1, Integer::sum);
        regent.kill();
    }

    public void up(SimulatedRegent regent) {
        if (down.merge(regent.replica(), -1, Integer::sum) == 0) {
            regent.start();
        }
    }

    /** From now on somebody mad writes on that region's board, and its regent is gone. */
    public void goMad(Region region) {
        regents(region).forEach(this::down);
        if (mad.merge(region, 1, Integer::sum) == 1) {
            Objects.requireNonNull(liars.get(region)).begin();
        }
    }

    /** The same, of somebody who has these votes written and writes no more. */
    public void goMad(Region region, Set<Region> against) {
        regents(region).forEach(this::down);
        mad.merge(region, 1, Integer::sum);
        against.stream()
                .sorted()
                .forEach(accused -> cloud.board(region)
                        .create(new Vote(cloud.platform().service().name(), accused)));
    }

    public void comeToItsSenses(Region region) {
        if (mad.merge(region, -1, Integer::sum) == 0) {
            Objects.requireNonNull(liars.get(region)).end();
            saneSince.put(region, time().instant());
        }
        regents(region).forEach(this::up);
    }

    /** Now, or a moment ago. */
    public boolean isMad(Region region) {
        Instant sane = saneSince.getOrDefault(region, Instant.EPOCH);
        return mad.getOrDefault(region, 0) > 0 || time().instant().isBefore(sane.plusSeconds(2));
    }

    void begin(Fault fault) {
        underWay.add(fault);
        fault.begin(this);
    }

    void end(Fault fault) {
        underWay.remove(fault);
        fault.end(this);
        afterwards.getOrDefault(fault, List.of()).forEach(Runnable::run);
        afterwards.remove(fault);
    }

    /** What has to be put right when a fault has ended, because of what it did meanwhile. */
    public void whenEnded(Fault fault, Runnable what) {
        afterwards.computeIfAbsent(fault, same -> new ArrayList<>()).add(what);
    }

    public boolean isUnderWay(Fault fault) {
        return underWay.contains(fault);
    }

    /** Those that have begun and not ended. */
    public List<Fault> faults() {
        return List.copyOf(underWay);
    }

    /** On-call's orders that were taken. */
    public List<Intent> orders() {
        return List.copyOf(ordered);
    }

    public void ordered(Intent order) {
        ordered.add(order);
    }

    /** Told of everything that a regent changes outside itself, with the replica's name. */
    public void onEffect(Consumer<String> listener) {
        effectListeners.add(listener);
    }

    void effect(String replica) {
        List.copyOf(effectListeners).forEach(listener -> listener.accept(replica));
    }

    /** Who has the weight, as Route 53's API knows it. Asked very often, and seldom another. */
    public Region home() {
        Zone zone = cloud.control().zone();
        if (home == null || !zone.equals(read)) {
            home = new ZoneRecords(cloud.platform().service(), zone.records())
                    .epoch()
                    .orElseThrow()
                    .home();
            read = zone;
        }
        return home;
    }

    void pass(Duration length) {
        cloud.time().pass(length);
    }
}
