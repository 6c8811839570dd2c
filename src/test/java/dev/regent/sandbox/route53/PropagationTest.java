package dev.regent.sandbox.route53;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PropagationTest {
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void publishesAChangeOnlyWhenItArrives() {
        Propagation pending = submit(Propagation.NOTHING, zone("one"), START, 30);

        assertThat(pending.at(START.plusSeconds(29)).zones()).isEmpty();
        assertThat(pending.at(START.plusSeconds(30)).zones()).containsExactly(zone("one"));
    }

    @Test
    void takesADeletedZoneAway() {
        Propagation deleted = submit(Propagation.NOTHING, zone("one"), START, 30)
                .with(new Propagation.Pending("Z1", Optional.empty(), START.plusSeconds(40)));

        assertThat(deleted.at(START.plusSeconds(39)).zones()).hasSize(1);
        assertThat(deleted.at(START.plusSeconds(40)).zones()).isEmpty();
    }

    @Property
    void neverPublishesAnOlderChangeAfterANewerOne(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 60) Integer> delays) {
        Propagation propagation = Propagation.NOTHING;
        for (int i = 0; i < delays.size(); i++) {
            propagation = submit(propagation, zone(String.valueOf(i)), START.plusSeconds(i), delays.get(i));
        }

        List<Integer> seen = new ArrayList<>();
        for (int second = 0; second <= 70; second++) {
            propagation = propagation.at(START.plusSeconds(second));
            propagation.zones().forEach(zone -> seen.add(Integer.valueOf(zone.comment())));
        }

        assertThat(seen).isSorted().contains(delays.size() - 1);
    }

    private static Propagation submit(Propagation propagation, Zone zone, Instant now, int delay) {
        Instant arrives = propagation.arrival(zone.id(), now.plus(Duration.ofSeconds(delay)));
        return propagation.with(new Propagation.Pending(zone.id(), Optional.of(zone), arrives));
    }

    private static Zone zone(String comment) {
        return new Zone("Z1", "example.com.", "reference", comment, List.of());
    }
}
