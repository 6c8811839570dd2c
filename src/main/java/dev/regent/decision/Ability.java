package dev.regent.decision;

import dev.regent.world.Condition;
import dev.regent.world.Condition.Degraded;
import dev.regent.world.Condition.Failed;
import dev.regent.world.Condition.Healthy;
import dev.regent.world.Condition.Unknown;
import dev.regent.world.Region;
import dev.regent.world.ServiceDecision.Verdict;
import dev.regent.world.ServiceReport;
import dev.regent.world.Sighting;
import dev.regent.world.Witness.Sign;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rule 1. A region is able if its fresh report says so, or else if Route 53's check of its gateway passes and our own
 * probe of it has not failed for our patience.
 */
final class Ability {
    /** Of a region that does not hold the service. */
    static final Verdict NO_PART = new Verdict(false, "it does not hold the service");

    private Ability() {}

    static Map<Region, Verdict> of(Situation situation, Condition own) {
        return situation.service().regions().stream()
                .collect(Collectors.toMap(Function.identity(), region -> judge(situation, own, region)));
    }

    static boolean isAble(Map<Region, Verdict> able, Region region) {
        return able.getOrDefault(region, NO_PART).yes();
    }

    private static Verdict judge(Situation situation, Condition own, Region region) {
        if (region.equals(situation.self())) {
            return ofSelf(situation, own);
        }
        Optional<ServiceReport> said = situation.fresh(region);
        return said.map(report -> new Verdict(report.able(), report.ableWhy()))
                .orElseGet(() -> fromOutside(situation, region));
    }

    private static Verdict ofSelf(Situation situation, Condition own) {
        return switch (own) {
            case Healthy healthy -> new Verdict(true, healthy.why());
            case Degraded degraded -> new Verdict(true, degraded.why());
            case Failed failed -> new Verdict(false, failed.why());
            case Unknown unknown -> new Verdict(situation.up(situation.self()) == Sign.YES, unknown.why());
        };
    }

    private static Verdict fromOutside(Situation situation, Region region) {
        String silent = "its regent is silent, ";
        Sighting sighting = situation.sighting(region);
        if (situation.up(region) != Sign.YES) {
            return new Verdict(false, silent + "and Route 53's check of its gateway is not seen to pass");
        }
        if (sighting.failing() >= situation.thresholds().patience()) {
            return new Verdict(
                    false, silent + "and our probe fails: " + sighting.latest().why());
        }
        return new Verdict(true, silent + "but Route 53's check of its gateway passes");
    }
}
