package dev.regent.board;

import dev.regent.loop.Boards;
import dev.regent.loop.Watch;
import dev.regent.loop.Watch.Footing;
import dev.regent.loop.Watch.Pace;
import dev.regent.loop.Workers;
import dev.regent.world.Board;
import dev.regent.world.Decision;
import dev.regent.world.OwnBoard;
import dev.regent.world.Reading;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The boards as S3 buckets. Every board is looked at each second by itself, through a client of its own; the own one
 * is written by one worker.
 */
public final class S3Boards implements Boards, AutoCloseable {
    /** The deadline ends before the next look is due: one that hangs costs its own look and not the next one too. */
    private static final Pace PACE = new Pace(Duration.ofSeconds(1), Duration.ofMillis(950));

    private final Watch<OwnLook.Seen> own;
    private final Map<Region, Watch<Report>> peers = new HashMap<>();
    private final ExecutorService sideBySide = Workers.pool("votes");
    private final Publisher publisher;
    private final LongSupplier nanos;
    /** What the last reading that was handed out said: whatever is decided next, is decided on it. */
    private volatile OwnLook.@Nullable Seen base;

    /** @param clients one per board, made by {@link BoardClient}; closed by the caller after this */
    public S3Boards(Settings settings, Map<Region, S3Client> clients, Footing footing) {
        this(settings, clients, footing, System::nanoTime);
    }

    S3Boards(Settings settings, Map<Region, S3Client> clients, Footing footing, LongSupplier nanos) {
        this.nanos = nanos;
        ReportFormat format = new ReportFormat();
        Bucket mine = null;
        for (Board board : settings.boards()) {
            Bucket bucket = new Bucket(board, client(clients, board.region()), Bucket.DEADLINE);
            if (board.region().equals(settings.self())) {
                mine = bucket;
            } else {
                var look = new PeerLook(board.region(), new ReportReader(bucket, format));
                peers.put(board.region(), new Watch<>("board " + board.region(), PACE, look, footing));
            }
        }
        if (mine == null) {
            throw new IllegalArgumentException("no board for " + settings.self());
        }
        String name = "board " + settings.self();
        own = new Watch<>(name, PACE, new OwnLook(mine, new ReportReader(mine, format), nanos), footing);
        Meter reports = new Meter(name + " report", footing.calls(), nanos);
        Meter votes = new Meter(name + " votes", footing.calls(), nanos);
        publisher = new Publisher(
                new ReportWriter(mine, format, reports), new VoteWriter(mine, sideBySide, votes), reports);
    }

    private static S3Client client(Map<Region, S3Client> clients, Region region) {
        S3Client client = clients.get(region);
        if (client == null) {
            throw new IllegalArgumentException("no S3 client for board " + region);
        }
        return client;
    }

    /** Starts looking. */
    public S3Boards start() {
        own.start();
        peers.values().forEach(Watch::start);
        return this;
    }

    /** For the loop alone: what it hands out last is what the next decision is fenced by. */
    @Override
    public Reading<OwnBoard> own() {
        Reading<OwnLook.Seen> latest = own.latest();
        latest.known().ifPresent(seen -> base = seen);
        return latest.map(OwnLook.Seen::board);
    }

    @Override
    public Map<Region, Reading<Report>> peers() {
        return Watch.latest(peers);
    }

    /** What {@link #own()} handed out last is taken for what the decision is based on. */
    @Override
    public void publish(Decision decision) {
        OwnLook.Seen seen = base;
        if (decision.role() == Decision.Role.ACTING && seen != null) {
            publisher.give(new Order(decision, seen, nanos.getAsLong()));
        }
    }

    /** Stops looking and writing; what is on the boards stays. */
    @Override
    public void close() {
        own.close();
        peers.values().forEach(Watch::close);
        publisher.close();
        sideBySide.shutdownNow();
    }
}
