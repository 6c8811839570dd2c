package dev.regent.simulation.invariant;

import dev.regent.simulation.Deed.Changed;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.regent.ZoneRecords;
import dev.regent.world.Epoch;
import dev.regent.world.Region;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every change of weights by a regent makes the next epoch, and an epoch has one home for ever. */
public final class OneHomePerEpoch implements Invariant {
    private final Map<Long, Region> homes = new HashMap<>();

    @Override
    public String sentence() {
        return "never two settled homes in one epoch";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        return moment.deeds(Changed.class).stream()
                .filter(change -> moment.regions().contains(new Region(change.by())))
                .flatMap(change -> broken(moment, change).stream())
                .findFirst();
    }

    private Optional<String> broken(Moment moment, Changed change) {
        var service = moment.scene().cloud().platform().service();
        Epoch before =
                new ZoneRecords(service, change.before().records()).epoch().orElseThrow();
        Optional<Epoch> after = new ZoneRecords(service, change.after().records()).epoch();
        if (after.isEmpty()) {
            return Optional.of(change.by() + " left no epoch behind");
        }
        Region known = homes.putIfAbsent(after.get().number(), after.get().home());
        if (after.get().number() != before.number() + 1) {
            return Optional.of(
                    change.by() + " wrote epoch " + after.get().number() + " after epoch " + before.number());
        }
        return known == null || known.equals(after.get().home())
                ? Optional.empty()
                : Optional.of("epoch " + after.get().number() + " had home " + known + " and has "
                        + after.get().home() + " now");
    }

    /** Where the weights were moved, for those who compare records. */
    static List<Region> withWeight(Moment moment, Changed change) {
        var service = moment.scene().cloud().platform().service();
        return new ZoneRecords(service, change.after().records())
                .weights().entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .map(Map.Entry::getKey)
                        .toList();
    }
}
