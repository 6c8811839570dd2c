package dev.regent.decision;

import dev.regent.world.Region;
import java.util.OptionalDouble;

/** What is asked of a service in all regions, as the one that is answered knows it, and what of it another would serve. */
final class Demand {
    private Demand() {}

    /**
     * Requests per second over all regions that say so. Empty while those of this region are not counted: the region that
     * is answered is asked nearly everything, so the others' alone would be far too few.
     */
    static OptionalDouble total(Situation situation) {
        OptionalDouble here = Traffic.demand(situation);
        if (here.isEmpty()) {
            return here;
        }
        double elsewhere = situation
                .freshPeers()
                .mapToDouble(peer -> peer.getValue().load().demand().orElse(0))
                .sum();
        return OptionalDouble.of(here.getAsDouble() + elsewhere);
    }

    /** The share of all demand that a region would serve, 0 to 1; empty while its capacity or the demand is not known. */
    static OptionalDouble couldServe(Situation situation, Region region) {
        OptionalDouble capacity =
                situation.fresh(region).map(said -> said.load().capacity()).orElse(OptionalDouble.empty());
        OptionalDouble demand = total(situation);
        if (capacity.isEmpty() || demand.isEmpty() || demand.getAsDouble() <= 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.min(1, capacity.getAsDouble() / demand.getAsDouble()));
    }
}
