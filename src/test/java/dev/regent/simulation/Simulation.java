package dev.regent.simulation;

import dev.regent.simulation.client.Client;
import dev.regent.simulation.cloud.BoardStore;
import dev.regent.simulation.cloud.Cloud;
import dev.regent.simulation.cloud.Platform;
import dev.regent.simulation.history.Happening;
import dev.regent.simulation.history.History;
import dev.regent.simulation.regent.Policy;
import dev.regent.simulation.time.Dice;
import dev.regent.simulation.time.VirtualTime;
import dev.regent.world.OwnBoard.Vote;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.Settings;
import dev.regent.world.Thresholds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Plays one history on one virtual clock, moment by moment, while invariants look on. */
public final class Simulation {
    /** From the start of all regents until they have come to rest; a history begins then. */
    public static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final History history;
    private final Scene scene;
    private final Chronicle chronicle;
    private final List<Client> clients;
    private final List<Deed> deeds = new ArrayList<>();
    private Set<Region> answered;
    private Duration since = Duration.ZERO;

    public Simulation(History history, Policy policy) {
        this(history, policy, Thresholds.DEFAULTS);
    }

    public Simulation(History history, Policy policy, Thresholds thresholds) {
        this(history, policy, platform(history, thresholds));
    }

    private static Platform platform(History history, Thresholds thresholds) {
        Platform plain = Platform.of(history.regions(), thresholds, history.failback());
        return history.monitoring().map(plain::withMonitoring).orElse(plain);
    }

    /** On a platform of as many regions as the history's, which may be configured otherwise. */
    public Simulation(History history, Policy policy, Platform platform) {
        this.history = history;
        VirtualTime time = new VirtualTime();
        Dice dice = new Dice(history.seed());
        Cloud cloud = new Cloud(platform, history.pace(), time, dice.of("cloud"));
        this.scene =
                new Scene(cloud, history.replicas(), region -> settings(platform, region), policy, dice.of("regents"));
        this.chronicle = new Chronicle(scene);
        this.clients = List.of(new Client(cloud, dice.of("client")));
        this.answered = cloud.nameServers().look().answered();
        listen();
    }

    private Settings settings(Platform platform, Region region) {
        return history.older().filter(region::equals).isPresent()
                ? platform.olderSettings(region)
                : platform.settings(region);
    }

    private void listen() {
        for (Region region : scene.regions()) {
            scene.cloud().board(region).listen(new BoardEar());
        }
        scene.cloud().control().listen((who, before, after, change) -> {
            tell(new Deed.Changed(scene.time().instant(), who, change.comment(), before, after));
            scene.regents().stream()
                    .filter(regent -> regent.region().name().equals(who))
                    .forEach(regent -> scene.effect(regent.replica()));
        });
        scene.cloud().onAnswer(this::answer);
    }

    private void answer() {
        Set<Region> now = scene.cloud().nameServers().look().answered();
        if (!now.equals(answered)) {
            tell(new Deed.Answered(scene.time().instant(), answered, now));
            answered = now;
        }
    }

    private void tell(Deed deed) {
        deeds.add(deed);
        chronicle.tell(deed);
    }

    /** Plays it to its end, or until an invariant is broken. */
    public Outcome play(List<Invariant> invariants) {
        Moment moment = begin();
        for (Happening happening : history.happenings()) {
            scene.time().after(happening.at(), () -> begin(happening));
        }
        while (since.compareTo(history.length()) < 0) {
            moment = step();
            for (Invariant invariant : invariants) {
                var broken = invariant.broken(moment);
                if (broken.isPresent()) {
                    return outcome(List.of(new Outcome.Breach(invariant, broken.get())), moment);
                }
            }
        }
        Moment last = moment;
        List<Outcome.Breach> breaches = new ArrayList<>();
        invariants.forEach(invariant ->
                invariant.brokenAtTheEnd(last).ifPresent(why -> breaches.add(new Outcome.Breach(invariant, why))));
        return outcome(breaches, last);
    }

    /** Starts everybody, and waits until they have come to rest. */
    Moment begin() {
        scene.startAll();
        scene.pass(WARM_UP);
        deeds.clear();
        chronicle.begin();
        return moment();
    }

    /** Lets one moment pass. */
    Moment step() {
        scene.pass(MOMENT);
        since = since.plus(MOMENT);
        return moment();
    }

    private void begin(Happening happening) {
        chronicle.begins(happening);
        scene.begin(happening.fault());
        scene.time().after(happening.lasts(), () -> {
            chronicle.ends(happening);
            scene.end(happening.fault());
        });
    }

    private Moment moment() {
        Moment moment = new Moment(scene.time().instant(), since, scene, client().servedSince(), deeds);
        deeds.clear();
        chronicle.look();
        return moment;
    }

    private Outcome outcome(List<Outcome.Breach> breaches, Moment last) {
        return new Outcome(history, breaches, chronicle, last.since());
    }

    Chronicle chronicle() {
        return chronicle;
    }

    public Scene scene() {
        return scene;
    }

    /** The platform's users. */
    public Client client() {
        return clients.getFirst();
    }

    private final class BoardEar implements BoardStore.Listener {
        @Override
        public void wrote(Region board, Report report) {
            scene.effect(report.writer());
        }

        @Override
        public void voted(Region board, Vote vote, boolean isThere) {
            var at = scene.time().instant();
            tell(isThere ? new Deed.Voted(at, board, vote.region()) : new Deed.Withdrew(at, board, vote.region()));
            scene.cloud().board(board).report().ifPresent(there -> scene.effect(there.writer()));
        }
    }
}
