package dev.regent.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.route53.RecordSet;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.history.Fault;
import dev.regent.simulation.history.Faults;
import dev.regent.simulation.history.History;
import dev.regent.simulation.invariant.ComesToRest;
import dev.regent.simulation.invariant.Invariants;
import dev.regent.simulation.regent.Policy;
import dev.regent.simulation.regent.SimulatedRegent;
import dev.regent.simulation.regent.ZoneRecords;
import dev.regent.world.Decision;
import dev.regent.world.Intent;
import dev.regent.world.Intent.Verb;
import dev.regent.world.OwnBoard.Vote;
import dev.regent.world.Region;
import dev.regent.world.ServiceDecision;
import dev.regent.world.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A history that is told step by step: something goes wrong or is asked for, time passes, and one looks. Invariants look
 * on at every moment, and fail the tale with their sentence.
 */
final class Tale {
    private static final long SEED = 1;

    private final Simulation simulation;
    private final List<Invariant> invariants = new ArrayList<>(Invariants.all());
    private final List<Map<Region, Integer>> moves = new ArrayList<>();
    private final Map<Region, Fault> gateways = new HashMap<>();
    private Moment moment;

    /** Told from the moment on in which its regents have come to rest. What happens in the history is not played. */
    Tale(History history) {
        simulation = new Simulation(history, Policy.REAL);
        moment = simulation.begin();
    }

    /** Of so many regions with a regent each, on Route 53's documented pace. */
    static Tale of(int regions) {
        return new Tale(history(regions));
    }

    /** What {@link #of} tells; for tales of something else beside. */
    static History history(int regions) {
        return History.quiet(SEED, regions, Duration.ZERO);
    }

    /** From here on it may be broken: what the tale tells is a known limit. */
    Tale unwatchedBy(Class<? extends Invariant> invariant) {
        invariants.removeIf(invariant::isInstance);
        return this;
    }

    Tale breaks(Region region, Behaviour how) {
        heals(region);
        Fault fault = new Faults.Gateway(region, how);
        gateways.put(region, fault);
        return begins(fault);
    }

    Tale heals(Region region) {
        Optional.ofNullable(gateways.remove(region)).ifPresent(this::ends);
        return this;
    }

    Tale healsEverything() {
        scene().faults().forEach(this::ends);
        gateways.clear();
        return this;
    }

    Tale begins(Fault... faults) {
        List.of(faults).forEach(scene()::begin);
        return this;
    }

    Tale ends(Fault fault) {
        scene().end(fault);
        return this;
    }

    Tale kills(Region... regents) {
        for (Region region : regents) {
            begins(new Faults.Killed(replica(region)));
        }
        return this;
    }

    Tale revives(Region region) {
        return ends(new Faults.Killed(replica(region)));
    }

    /** Killed and started again at once: everything but the board is gone. */
    Tale restarts(Region region, UnaryOperator<Settings> configuration) {
        SimulatedRegent regent = regent(region);
        scene().down(regent);
        regent.configure(configuration);
        scene().up(regent);
        return this;
    }

    /** A person deletes a vote. */
    Tale deletes(Region board, Region against) {
        var store = scene().cloud().board(board);
        Vote vote = new Vote(service(), against);
        store.delete(vote, Objects.requireNonNull(store.votes().get(vote)));
        return this;
    }

    /** From then on there must be rest anew. */
    Optional<Intent> asks(Region of, Verb verb, Optional<Region> to) {
        Optional<Intent> taken = regent(of).ask(verb, to);
        taken.ifPresent(scene()::ordered);
        invariants.replaceAll(invariant -> invariant instanceof ComesToRest ? new ComesToRest() : invariant);
        return taken;
    }

    Intent orders(Region of, Verb verb, Region to) {
        Optional<Intent> taken = asks(of, verb, Optional.of(to));
        assertThat(taken).as(told("the order is taken")).isPresent();
        return taken.get();
    }

    Tale passes(int seconds) {
        for (int second = 0; second < seconds; second++) {
            passesAMoment();
        }
        return this;
    }

    /** Time passes until it is so, which takes so many seconds at most. */
    Tale until(String what, int atMost, BooleanSupplier so) {
        for (int second = 0; second < atMost && !so.getAsBoolean(); second++) {
            passesAMoment();
        }
        assertThat(so.getAsBoolean())
                .as(() -> told(what + " within " + atMost + " s"))
                .isTrue();
        return this;
    }

    /** Time passes until DNS answers these and nobody else. */
    Tale comesToAnswer(int atMost, Region... regions) {
        Set<Region> all = Set.of(regions);
        return until("DNS answers " + all, atMost, () -> answers().equals(all));
    }

    /** For so many seconds, now included, DNS answers these and nobody else. */
    Tale keepsAnswering(int seconds, Region... regions) {
        for (int second = 0; second <= seconds; second++) {
            passes(second == 0 ? 0 : 1);
            assertThat(answers()).as(() -> told("whom DNS answers")).containsExactlyInAnyOrder(regions);
        }
        return this;
    }

    private void passesAMoment() {
        moment = simulation.step();
        moment.deeds(Deed.Changed.class).stream()
                .filter(change -> regions().contains(new Region(change.by())))
                .forEach(change -> moves.add(weights(change.after().records())));
        for (Invariant invariant : invariants) {
            assertThat(invariant.broken(moment))
                    .as(() -> told(invariant.sentence()))
                    .isEmpty();
        }
    }

    private String told(String what) {
        return what + "; it is " + moment.since().toSeconds() + " s after\n" + simulation.chronicle() + "\n";
    }

    Region region(int index) {
        return regions().get(index);
    }

    List<Region> regions() {
        return scene().regions();
    }

    Set<Region> answers() {
        return moment.answered();
    }

    /** As name servers know it. */
    Set<Region> open() {
        return regions().stream().filter(moment::isSeenOpen).collect(Collectors.toSet());
    }

    Region home() {
        return moment.home();
    }

    /** The weights after each change of them that a regent has made. */
    List<Map<Region, Integer>> moves() {
        return moves;
    }

    Map<Region, Integer> weights() {
        return weights(scene().cloud().control().zone().records());
    }

    private Map<Region, Integer> weights(List<RecordSet> records) {
        return new ZoneRecords(scene().cloud().platform().service(), records).weights();
    }

    boolean votes(Region voter, Region against) {
        return moment.holds(voter, against);
    }

    long peersAgainst(Region region) {
        return moment.peersAgainst(region);
    }

    ServiceDecision decided(Region region) {
        Decision decision = regent(region).decision().orElseThrow();
        return Objects.requireNonNull(decision.services().get(service()));
    }

    SimulatedRegent regent(Region region) {
        return scene().regent(replica(region));
    }

    private static String replica(Region region) {
        return region + "-a";
    }

    private String service() {
        return scene().cloud().platform().service().name();
    }

    Scene scene() {
        return simulation.scene();
    }

    /** ADVERSARY. */
    Tale healsEverythingButRegents(Region... gateways) {
        for (Region region : gateways) {
            heals(region);
        }
        return this;
    }

    /** ADVERSARY. */
    dev.regent.simulation.client.Client client() {
        return simulation.client();
    }

    /** ADVERSARY. */
    Chronicle chronicle() {
        return simulation.chronicle();
    }

    /** ADVERSARY: no invariant looks on. */
    Tale unwatched() {
        invariants.clear();
        return this;
    }
}
