package dev.regent.sandbox.chaos;

import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A killed regent that is started again writes a new report, with a number higher than its last one, within 60 s: a
 * JVM needs up to 20 s to start on a machine that is shared.
 *
 * <p>Excused: regents that anything else happens to in that time, and those whose minute the watch did not live to see.
 */
final class KilledRegentsResume implements Invariant {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Override
    public String sentence() {
        return "A regent that was killed goes on where it left off once it is started again.";
    }

    @Override
    public Ruling judge(Observation seen) {
        List<Breach> breaches = new ArrayList<>();
        long occasions = 0;
        for (Span death :
                seen.faults().stream().filter(fault -> fault.ill().kills()).toList()) {
            for (Region region : death.ill().touches(death.region(), seen.order())) {
                if (isHeldToIt(seen, death, region)) {
                    occasions++;
                    silent(seen, death, region).ifPresent(breaches::add);
                }
            }
        }
        return new Ruling(occasions, breaches);
    }

    private static boolean isHeldToIt(Observation seen, Span death, Region region) {
        Instant end = death.until().plus(LONGEST);
        return !seen.rest().until().isBefore(end)
                && seen.faultsOf(region, death.from(), end).allMatch(death::equals);
    }

    private static Optional<Breach> silent(Observation seen, Span death, Region region) {
        long last = seen.before(death.from())
                .map(moment -> moment.face(region).sequence())
                .orElse(-1L);
        boolean resumed = seen.moments(death.until(), death.until().plus(LONGEST)).stream()
                .anyMatch(
                        moment -> moment.isLiving(region) && moment.face(region).sequence() > last);
        return resumed
                ? Optional.empty()
                : Optional.of(new Breach(
                        death.until(),
                        "the regent of " + region + " wrote no new report after number " + last + " within "
                                + LONGEST.toSeconds() + " s of its restart"));
    }
}
