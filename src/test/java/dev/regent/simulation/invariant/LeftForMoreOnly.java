package dev.regent.simulation.invariant;

import dev.regent.simulation.Deed.Answered;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.cloud.ClusterModel.Trouble;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.cloud.Monitoring;
import dev.regent.world.Region;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Overload is not failure: whoever is answered and answers part of what is asked, all the while, is not left for a region
 * that could serve no more. Where requests time out instead of being refused, that takes counters of the last seconds: a
 * rate over a minute cannot tell overload from failure in time.
 */
public final class LeftForMoreOnly implements Invariant {
    private static final int SERVING = 35;
    private static final int SANE = 60;

    /** From the last refused probe to the answer of DNS: ten looks, a vote, and its being counted. */
    private static final int UNTIL_LEFT = 30;

    private final Streaks<Region> part = new Streaks<>();
    private final Streaks<Region> allSane = new Streaks<>();
    private final Streaks<Region> noBetter = new Streaks<>();
    /** Seconds in which the home could serve at least as much: whom a fault befalls after that was the better one. */
    private final Streaks<Region> lesser = new Streaks<>();

    private final Map<Region, Double> before = new TreeMap<>();

    @Override
    public String sentence() {
        return "a region that answers part of what is asked is left only for one that could serve more of it";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        Optional<String> broken = moment.isOrdered() || moment.isFailingBack() || moment.isPaused()
                ? Optional.empty()
                : moment.deeds(Answered.class).stream()
                        .filter(Answered::isMove)
                        .flatMap(move -> move.before().stream().sorted())
                        .filter(left -> part.of(left) >= SERVING && allSane.of(moment.home()) >= SANE)
                        .filter(left -> noBetter.of(left) >= UNTIL_LEFT)
                        .filter(left -> moment.answered().stream().allMatch(to -> lesser.of(to) >= UNTIL_LEFT))
                        .findFirst()
                        .map(left -> left + " answered part of what was asked for " + part.of(left)
                                + " s, and is left for " + moment.answered());
        moment.regions().forEach(region -> {
            part.count(region, isPart(moment, region));
            double could = couldServe(moment, region);
            noBetter.count(region, could <= before.getOrDefault(region, could));
            lesser.count(region, could <= couldServe(moment, moment.home()));
            before.put(region, could);
            allSane.count(region, moment.regions().stream().allMatch(moment::isInOrder));
        });
        return broken;
    }

    private static boolean isPart(Moment moment, Region region) {
        return moment.answered().contains(region)
                && moment.home().equals(region)
                && moment.serves(region)
                && moment.passesCheck(region)
                && (moment.scene().cloud().gateway(region).behaviour() != Behaviour.CHOKES
                        || isCounted(moment, region));
    }

    /** Whether its regent learns within seconds how many requests succeed. */
    private static boolean isCounted(Moment moment, Region region) {
        boolean isSlow = moment.scene()
                .cloud()
                .platform()
                .monitoring()
                .filter(Monitoring::isSlow)
                .isPresent();
        boolean isDead = moment.scene()
                .cloud()
                .cluster(region)
                .filter(cluster -> cluster.suffers(Trouble.PROMETHEUS_DEAD))
                .isPresent();
        return !isSlow && !isDead;
    }

    private static double couldServe(Moment moment, Region region) {
        double asked = moment.scene().cloud().users().perSecond();
        double shed = moment.scene().cloud().gateway(region).share();
        return moment.scene()
                .cloud()
                .cluster(region)
                .map(cluster -> Math.min(shed, cluster.couldServe(asked)))
                .orElse(shed);
    }
}
