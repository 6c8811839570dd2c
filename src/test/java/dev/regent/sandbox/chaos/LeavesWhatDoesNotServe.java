package dev.regent.sandbox.chaos;

import dev.regent.sandbox.chaos.schedule.Ill.Harm;
import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whatever goes wrong in one region, and however much of it at once: DNS leaves it for one that serves. The longest
 * budget that is stated (31 s, home and heir together) and the 20 s in which weights are moved instead pass unblamed.
 *
 * <p>Excused: faults in any other region than the answered one within the last 20 s (votes may need every regent), a
 * pause, and the absence of a region that serves beside a regent that lives. More users, or fewer replicas, are no
 * excuse: a region that answers part of its requests serves.
 */
final class LeavesWhatDoesNotServe implements Invariant {
    private static final Duration LONGEST = Duration.ofSeconds(51);
    private static final Duration LATELY = Duration.ofSeconds(20);

    @Override
    public String sentence() {
        return "While another region is whole, DNS answers one that does not serve for no longer than the budget and"
                + " 20 s.";
    }

    @Override
    public Ruling judge(Observation seen) {
        List<Stretch> stretches = Stretch.of(seen.moments(), moment -> answersBadly(seen, moment));
        List<Breach> breaches = new ArrayList<>();
        stretches.stream()
                .filter(stretch -> stretch.length().compareTo(LONGEST) > 0)
                .forEach(stretch -> breaches.add(new Breach(
                        stretch.from(),
                        "for " + stretch.length().toSeconds()
                                + " s DNS answered only what did not serve, and another region was whole")));
        return new Ruling(stretches.size(), breaches);
    }

    private static boolean answersBadly(Observation seen, Moment moment) {
        Instant lately = moment.at().minus(LATELY);
        List<Region> others = seen.order().stream()
                .filter(region -> !moment.answered().contains(region))
                .toList();
        boolean faulted = others.stream()
                .flatMap(region -> seen.faultsOf(region, lately, moment.at()))
                .anyMatch(fault -> !fault.ill().harms(Harm.CAPACITY));
        return moment.answered().size() == 1
                && !moment.answersWell()
                && !faulted
                && !seen.isPaused(lately, moment.at())
                && others.stream().allMatch(moment::isLiving)
                && others.stream().anyMatch(moment::serves);
    }
}
