package dev.regent.simulation;

import dev.regent.decision.Decide;
import dev.regent.loop.Boards;
import dev.regent.loop.NameServers;
import dev.regent.loop.RegentLoop;
import dev.regent.loop.Teller;
import dev.regent.loop.Zones;
import dev.regent.world.Answer;
import dev.regent.world.Decision;
import dev.regent.world.Decision.Role;
import dev.regent.world.Epoch;
import dev.regent.world.Intent;
import dev.regent.world.OwnBoard;
import dev.regent.world.OwnBoard.Vote;
import dev.regent.world.ProbeResult;
import dev.regent.world.Reading;
import dev.regent.world.Readings.Subject;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.ServiceDecision;
import dev.regent.world.Settings;
import dev.regent.world.WeightMove;
import dev.regent.world.Witness;
import dev.regent.world.Witness.Sign;
import dev.regent.world.World;
import dev.regent.world.ZoneState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A regent at its place in the miniature: the real loop, its board, and its way of seeing the truth. */
final class Seat implements Boards, NameServers, Zones {
    private final Miniature miniature;
    private Settings settings;
    private final Region self;
    private final List<Intent> asked = new ArrayList<>();
    private RegentLoop loop;
    private long looks;
    private Optional<Report> report = Optional.empty();
    private Set<Vote> votes = Set.of();
    private @Nullable World world;
    private @Nullable Decision decision;

    Seat(Miniature miniature, Settings settings) {
        this.miniature = miniature;
        this.settings = settings;
        this.self = settings.self();
        this.loop = begin("only", this, this, this::told);
    }

    /** Killed and started again: everything but the board is gone. */
    void restart() {
        looks = 0;
        loop = begin("only", this, this, this::told);
    }

    /** The same, with another configuration. */
    void restart(UnaryOperator<Settings> configuration) {
        settings = configuration.apply(settings);
        restart();
    }

    /** A process of this region, which sees board and zone in its own way. */
    RegentLoop begin(String replica, Boards boards, Zones zones, Teller teller) {
        var ports = new RegentLoop.Ports(boards, this::probes, this, zones, () -> List.copyOf(asked), List.of(teller));
        return new RegentLoop(World.unseen(settings, replica, miniature.now()), ports, Decide::decide);
    }

    private void told(World world, Decision decision, Instant now) {
        this.world = world;
        this.decision = decision;
    }

    /** Everything is looked at once more. */
    long look() {
        return ++looks;
    }

    void tick(Instant now) {
        look();
        loop.tick(now);
        report.ifPresent(said -> asked.removeIf(intent -> said.intents().containsKey(intent.id())));
    }

    void ask(Intent intent) {
        asked.add(intent);
    }

    World world() {
        return Objects.requireNonNull(world);
    }

    ServiceDecision decided() {
        return Objects.requireNonNull(
                Objects.requireNonNull(decision).services().get(Miniature.CHAT));
    }

    /** Whatever is written on its board, by whomever; it stands until its regent writes again. */
    void scribble(Set<Region> against) {
        votes = against.stream().map(region -> new Vote(Miniature.CHAT, region)).collect(Collectors.toSet());
    }

    Optional<Report> report() {
        return report;
    }

    Role role() {
        return Objects.requireNonNull(decision).role();
    }

    boolean holds(Region region) {
        return !truth().deadBoards.contains(self) && votes.contains(new Vote(Miniature.CHAT, region));
    }

    private Truth truth() {
        return miniature.truth();
    }

    @Override
    public Reading<OwnBoard> own() {
        return truth().canRead(self, self) ? known(new OwnBoard(report, votes)) : unknown("the board does not answer");
    }

    @Override
    public Map<Region, Reading<Report>> peers() {
        Map<Region, Reading<Report>> peers = new HashMap<>();
        settings.regions().stream().filter(region -> !region.equals(self)).forEach(region -> {
            Optional<Report> said = miniature.seat(region).report;
            boolean read = truth().canRead(self, region) && said.isPresent();
            peers.put(region, read ? known(said.get()) : unknown("the board does not answer"));
        });
        return peers;
    }

    @Override
    public void publish(Decision decision) {
        if (!truth().canRead(self, self)) {
            return;
        }
        report = Optional.of(decision.report());
        Set<Vote> held = new HashSet<>();
        decision.report()
                .services()
                .forEach((service, said) ->
                        said.votes().keySet().forEach(region -> held.add(new Vote(service, region))));
        votes = held;
    }

    private Map<Subject, Reading<ProbeResult>> probes() {
        return perRegion(region -> known(truth().probe(self, region)));
    }

    @Override
    public Map<Subject, Reading<Witness>> witnesses() {
        return perRegion(region -> hearsDns()
                ? known(new Witness(
                        sign(miniature.route53().isUp(region)),
                        sign(miniature.route53().isOpen(region))))
                : unknown("no name server answers"));
    }

    @Override
    public Map<String, Reading<Epoch>> epochs() {
        return Map.of(
                Miniature.CHAT,
                hearsDns() ? known(miniature.route53().shownEpoch()) : unknown("no name server answers"));
    }

    @Override
    public Map<String, Reading<Answer>> answers() {
        return Map.of(
                Miniature.CHAT,
                hearsDns() ? known(new Answer(miniature.route53().answer())) : unknown("no name server answers"));
    }

    @Override
    public Map<Region, Reading<Boolean>> canaries() {
        return Map.of();
    }

    @Override
    public Map<String, Reading<ZoneState>> latest() {
        return Map.of(
                Miniature.CHAT,
                truth().cutFromApi.contains(self)
                        ? unknown("the API does not answer")
                        : known(miniature.route53().zone(self)));
    }

    @Override
    public void propose(WeightMove move) {
        if (!truth().cutFromApi.contains(self)) {
            miniature.moved(miniature.route53().propose(move, self, miniature.now()), move);
        }
    }

    private boolean hearsDns() {
        return !truth().deafToDns.contains(self);
    }

    private <T> Map<Subject, Reading<T>> perRegion(Function<Region, Reading<T>> reading) {
        Map<Subject, Reading<T>> all = new HashMap<>();
        settings.regions().forEach(region -> all.put(new Subject(Miniature.CHAT, region), reading.apply(region)));
        return all;
    }

    private <T> Reading<T> known(T value) {
        return new Reading.Known<>(value, looks);
    }

    private <T> Reading<T> unknown(String why) {
        return new Reading.Unknown<>(miniature.now(), why, looks);
    }

    private static Sign sign(boolean yes) {
        return yes ? Sign.YES : Sign.NO;
    }
}
