package dev.regent.sandbox.chaos.run;

import dev.regent.sandbox.Sandbox;
import dev.regent.sandbox.chaos.Moment;
import dev.regent.sandbox.chaos.Zone;
import dev.regent.sandbox.gateway.InferenceGateway;
import dev.regent.sandbox.route53.ChangeEvent;
import dev.regent.sandbox.route53.RecordSet;
import dev.regent.sandbox.timeline.Event;
import dev.regent.sandbox.topology.Key;
import dev.regent.world.Region;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Watches a sandbox from outside: looks twice a second, and notes whatever is told meanwhile. */
final class Recorder implements AutoCloseable {
    private static final long LOOK_MILLIS = 500;

    private final Sandbox sandbox;
    private final Decisions decisions;
    private final List<RecordSet> before;
    private final Instant began = Instant.now();
    private final Queue<Moment> moments = new ConcurrentLinkedQueue<>();
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final Consumer<Event> listener = events::add;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("chaos-recorder").factory());

    private Recorder(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.decisions = new Decisions(sandbox.timeline());
        this.before = records();
    }

    static Recorder start(Sandbox sandbox) {
        Recorder recorder = new Recorder(sandbox);
        sandbox.timeline().listen(recorder.listener);
        var unused = recorder.clock.scheduleAtFixedRate(recorder::lookOrTell, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return recorder;
    }

    /** A look that fails is told and followed by the next. */
    private void lookOrTell() {
        try {
            look();
        } catch (RuntimeException cannot) {
            sandbox.note("chaos", "could not look: " + cannot);
        }
    }

    private void look() {
        Map<Region, Moment.Face> faces = new HashMap<>();
        sandbox.order().forEach(region -> faces.put(region, face(region)));
        Set<Moment.Vote> votes = sandbox.votes().stream()
                .map(vote -> new Moment.Vote(vote.voter(), vote.against()))
                .collect(Collectors.toSet());
        Set<Region> open = sandbox.order().stream().filter(sandbox::isOpen).collect(Collectors.toSet());
        moments.add(new Moment(Instant.now(), sandbox.answered(), open, votes, faces));
    }

    private Moment.Face face(Region region) {
        var report = sandbox.report(region);
        report.ifPresent(it -> decisions.said(region, it.path("services").path(sandbox.service())));
        Optional<Instant> at = report.map(it -> Instant.parse(it.path("at").asText()));
        long sequence = report.map(it -> it.path("sequence").asLong(-1)).orElse(-1L);
        return new Moment.Face(serves(sandbox.site(region).gateway()), alive(region), at, sequence);
    }

    private static boolean serves(InferenceGateway gateway) {
        return gateway.faults().isEmpty() && gateway.readyReplicas() > 0;
    }

    private boolean alive(Region region) {
        return sandbox.regents().of(region).stream().anyMatch(process -> process.isAlive() && !process.isPaused());
    }

    List<Moment> moments() {
        return List.copyOf(moments);
    }

    List<Event> events() {
        return events.stream().sorted(Comparator.comparing(Event::at)).toList();
    }

    Zone zone() {
        List<Zone.Batch> batches = sandbox.route53().api().history().stream()
                .filter(change -> change.accepted() && !change.at().isBefore(began))
                .map(this::batch)
                .toList();
        return new Zone(before, batches, records());
    }

    private Zone.Batch batch(ChangeEvent change) {
        Optional<Region> regent = sandbox.order().stream()
                .filter(region -> Key.ofRegent(region).id().equals(change.who()))
                .findFirst();
        return new Zone.Batch(
                change.at(),
                regent.map(region -> "the regent of " + region).orElse(change.who()),
                regent.isPresent(),
                change.changes());
    }

    private List<RecordSet> records() {
        return sandbox.route53().api().state().zones().find(sandbox.zone().id()).records();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        sandbox.timeline().forget(listener);
    }
}
