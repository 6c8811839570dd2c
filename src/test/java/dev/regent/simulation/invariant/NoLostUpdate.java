package dev.regent.simulation.invariant;

import dev.regent.sandbox.route53.RecordSet;
import dev.regent.simulation.Deed.Changed;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.world.Region;
import dev.regent.world.ZoneNames;
import java.util.Objects;
import java.util.Optional;

/** A regent's change touches weights and the epoch, and nothing that somebody else has written. */
public final class NoLostUpdate implements Invariant {
    @Override
    public String sentence() {
        return "no update of the zone is lost or overwritten unseen";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        String epoch = ZoneNames.of(moment.scene().cloud().platform().service()).epoch();
        return moment.deeds(Changed.class).stream()
                .filter(change -> moment.regions().contains(new Region(change.by())))
                .flatMap(change -> change.before().records().stream()
                        .filter(record -> !record.name().equals(epoch))
                        .flatMap(record -> lost(change, record).stream()))
                .findFirst();
    }

    private static Optional<String> lost(Changed change, RecordSet before) {
        Optional<RecordSet> after =
                change.after().records().stream().filter(before::hasSameKeyAs).findFirst();
        boolean same = after.isPresent()
                && after.get().values().equals(before.values())
                && after.get().ttl() == before.ttl()
                && Objects.equals(after.get().healthCheckId(), before.healthCheckId());
        return same
                ? Optional.empty()
                : Optional.of(change.by() + " has made " + before + " into "
                        + after.map(RecordSet::toString).orElse("nothing"));
    }
}
