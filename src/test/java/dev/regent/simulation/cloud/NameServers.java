package dev.regent.simulation.cloud;

import dev.regent.sandbox.route53.RecordSet;
import dev.regent.sandbox.route53.Zone;
import dev.regent.sandbox.route53.dataplane.AnswerRules;
import dev.regent.sandbox.route53.dataplane.Choice;
import dev.regent.simulation.time.Dice;
import dev.regent.world.Epoch;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Witness;
import dev.regent.world.Witness.Sign;
import dev.regent.world.ZoneNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the zone's name servers answer. Which records those are is the sandbox twin's own code. */
public final class NameServers {
    private final Service service;
    private final ZoneNames names;
    private final Supplier<List<Zone>> zones;
    private final Predicate<String> healthy;
    private @Nullable Sight sight;
    private List<Choice> choices = List.of();

    /**
     * Everything that a regent asks, at one moment.
     *
     * @param epoch    empty where the record cannot be understood
     * @param answered the regions that may be answered
     * @param canaries by region: whether checkers can read votes there
     */
    public record Sight(
            Map<Region, Witness> witnesses,
            Optional<Epoch> epoch,
            Set<Region> answered,
            Map<Region, Boolean> canaries) {}

    NameServers(Service service, Supplier<List<Zone>> zones, Predicate<String> healthy) {
        this.service = service;
        this.names = ZoneNames.of(service);
        this.zones = zones;
        this.healthy = healthy;
    }

    /** ADVERSARY: what the stuck one of the four servers goes on saying. */
    private @Nullable Sight stuck;

    private final Map<Region, Sight> stuckFor = new HashMap<>();

    /** ADVERSARY: from now on one regent is answered as it is now. */
    public void stickFor(Region observer) {
        stuckFor.put(observer, look());
    }

    public Sight look(Region observer, int turn) {
        Sight own = stuckFor.get(observer);
        return own == null ? look(turn) : own;
    }

    /** ADVERSARY: from now on one of the four answers as it does now, whatever changes. */
    public void stick() {
        stuck = look();
    }

    public void unstick() {
        stuck = null;
    }

    /** ADVERSARY: as a regent finds it, which asks another server first each time, and everybody for epoch and answer. */
    public Sight look(int turn) {
        Sight now = look();
        Sight old = stuck;
        if (old == null) {
            return now;
        }
        Map<Region, Witness> witnesses = new HashMap<>();
        int number = 0;
        for (Region region : service.regions()) {
            Sight asked = Math.floorMod(turn * 3 + number++, 4) == 0 ? old : now;
            witnesses.put(region, asked.witnesses().getOrDefault(region, Witness.SILENT));
        }
        Set<Region> answered = new TreeSet<>(now.answered());
        answered.addAll(old.answered());
        Optional<Epoch> epoch = java.util.stream.Stream.of(now.epoch(), old.epoch())
                .flatMap(Optional::stream)
                .min(java.util.Comparator.comparingLong(Epoch::number));
        return new Sight(witnesses, epoch, answered, now.canaries());
    }

    /** Health or records have changed. */
    void forget() {
        sight = null;
    }

    public Sight look() {
        Sight known = sight;
        if (known == null) {
            known = looked();
            sight = known;
        }
        return known;
    }

    /** Who is answered to one client that asks now. */
    public Region pick(Dice dice) {
        look();
        double left = dice.share();
        for (Choice choice : choices) {
            left -= choice.probability();
            if (left < 0) {
                return region(choice.record());
            }
        }
        return region(choices.getLast().record());
    }

    public boolean isOpen(Region region) {
        return witness(region).open() == Sign.YES;
    }

    public boolean isUp(Region region) {
        return witness(region).up() == Sign.YES;
    }

    private Witness witness(Region region) {
        return look().witnesses().getOrDefault(region, Witness.SILENT);
    }

    private Sight looked() {
        Map<String, List<RecordSet>> records =
                zones.get().getFirst().records().stream().collect(Collectors.groupingBy(RecordSet::name));
        choices = AnswerRules.choices(records.getOrDefault(service.mainName(), List.of()), healthy);
        Map<Region, Witness> witnesses = new HashMap<>();
        Map<Region, Boolean> canaries = new HashMap<>();
        for (Region region : service.regions()) {
            Sign up = sign(text(records, names.up(region)), ZoneNames.UP);
            Sign open = sign(text(records, names.open(region)), ZoneNames.OPEN);
            witnesses.put(region, new Witness(up, open));
            canaries.put(region, text(records, names.canary(region)).equals(ZoneNames.READ));
        }
        Set<Region> answered =
                choices.stream().map(choice -> region(choice.record())).collect(Collectors.toCollection(TreeSet::new));
        return new Sight(witnesses, Epoch.parse(text(records, names.epoch())), answered, canaries);
    }

    private String text(Map<String, List<RecordSet>> records, String name) {
        List<RecordSet> group = records.getOrDefault(name, List.of());
        return group.isEmpty()
                ? ""
                : AnswerRules.choices(group, healthy)
                        .getFirst()
                        .record()
                        .values()
                        .getFirst()
                        .replace("\"", "");
    }

    private static Sign sign(String text, String yes) {
        if (text.isEmpty()) {
            return Sign.UNKNOWN;
        }
        return text.equals(yes) ? Sign.YES : Sign.NO;
    }

    private static Region region(RecordSet record) {
        return new Region(java.util.Objects.requireNonNull(record.setIdentifier()));
    }
}
