package dev.regent.world;

import dev.regent.world.OwnBoard.Unreadable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a regent knows at one tick. Made from the world before, what was decided then, and the readings.
 *
 * @param replica    the name of this process among the replicas of its region
 * @param mine       the last report of this region: what was decided last, or what is on the board
 * @param own        this region's board, as last read
 * @param unreadable the report on it that could not be read when the board was last read
 * @param ownBoard   how long the report on it has stood still
 * @param peers      the other regions' boards
 * @param services   by name
 * @param intents    all that are known, tombstones included
 * @param canaries   by region: whether checkers can read votes there
 * @param attention  whether the process was there all the time
 * @param resumed    this process has decided nothing yet that counts: the votes on the board were put there by another
 */
public record World(
        Settings settings,
        String replica,
        Optional<Report> mine,
        Reading<OwnBoard> own,
        Optional<Unreadable> unreadable,
        PeerBoard ownBoard,
        Map<Region, PeerBoard> peers,
        Map<String, ServiceView> services,
        SortedMap<Intent.Id, Intent> intents,
        Map<Region, Reading<Boolean>> canaries,
        Attention attention,
        boolean resumed) {
    public World {
        peers = Map.copyOf(peers);
        services = Map.copyOf(services);
        canaries = Map.copyOf(canaries);
    }

    /** Before anything was looked at. */
    public static World unseen(Settings settings, String replica, Instant now) {
        return new World(
                settings,
                replica,
                Optional.empty(),
                Reading.notYet(now),
                Optional.empty(),
                PeerBoard.UNREAD,
                Map.of(),
                Map.of(),
                new TreeMap<>(),
                Map.of(),
                Attention.beginning(now),
                true);
    }

    public Region self() {
        return settings.self();
    }

    public PeerBoard peer(Region region) {
        return peers.getOrDefault(region, PeerBoard.UNREAD);
    }

    /**
     * The next world; {@code decided} is the report of the last decision, if this replica acted on it. After a pause of the
     * process nothing is known of what is outside but what was looked at since, as after a start.
     */
    public World next(Optional<Report> decided, Readings latest, Instant now) {
        Attention nextAttention = attention.next(latest, now);
        return (attention.lapsed(now) ? unseeing() : this).after(decided, nextAttention);
    }

    private World unseeing() {
        Map<String, ServiceView> views = new HashMap<>();
        services.forEach((name, view) -> views.put(name, view.unseen()));
        return new World(
                settings,
                replica,
                mine,
                own,
                unreadable,
                ownBoard,
                Map.of(),
                views,
                intents,
                Map.of(),
                attention,
                resumed);
    }

    private World after(Optional<Report> decided, Attention nextAttention) {
        Readings readings = nextAttention.seen();
        PeerBoard nextOwn = ownBoard.next(reportOn(readings.ownBoard()));
        Map<Region, PeerBoard> nextPeers = new HashMap<>();
        readings.reports()
                .forEach((region, reading) -> nextPeers.put(region, peer(region).next(reading)));
        Optional<Report> nextMine = latest(decided, nextOwn.report());
        Map<String, ServiceView> views = new HashMap<>();
        for (Service service : settings.services()) {
            Optional<ServiceView> before = Optional.ofNullable(services.get(service.name()));
            Optional<Epoch> remembered = remembered(nextMine, service.name());
            views.put(service.name(), ServiceView.next(self(), service, before, remembered, readings));
        }
        return new World(
                settings,
                replica,
                nextMine,
                readings.ownBoard(),
                readings.ownBoard().known().map(OwnBoard::unreadable).orElse(unreadable),
                nextOwn,
                nextPeers,
                views,
                merged(nextMine, nextPeers.values(), readings.asked()),
                readings.canaries(),
                nextAttention,
                decided.isEmpty());
    }

    private static Reading<Report> reportOn(Reading<OwnBoard> board) {
        return board.known()
                .flatMap(OwnBoard::report)
                .<Reading<Report>>map(report -> new Reading.Known<>(report, board.looks()))
                .orElseGet(() -> new Reading.Unknown<>(Instant.EPOCH, "nothing on the board", board.looks()));
    }

    /** Our own word, unless somebody else has written on since. */
    private Optional<Report> latest(Optional<Report> decided, Optional<Report> onBoard) {
        if (decided.isEmpty() || onBoard.isEmpty()) {
            return decided.or(() -> onBoard);
        }
        boolean others = !onBoard.get().writer().equals(replica);
        return others || onBoard.get().sequence() > decided.get().sequence() ? onBoard : decided;
    }

    private static Optional<Epoch> remembered(Optional<Report> mine, String service) {
        return mine.map(report -> report.services().get(service))
                .flatMap(said -> said.memory().epoch());
    }

    private SortedMap<Intent.Id, Intent> merged(
            Optional<Report> own, Collection<PeerBoard> boards, Collection<Intent> asked) {
        SortedMap<Intent.Id, Intent> all = new TreeMap<>(intents);
        asked.forEach(intent -> all.merge(intent.id(), intent, Intent::merge));
        own.ifPresent(report -> mergeInto(all, report));
        boards.forEach(board -> board.report().ifPresent(report -> mergeInto(all, report)));
        return all;
    }

    private static void mergeInto(SortedMap<Intent.Id, Intent> all, Report report) {
        report.intents().values().forEach(intent -> all.merge(intent.id(), intent, Intent::merge));
    }
}
