package dev.regent.decision;

import dev.regent.world.Region;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** What is asked of a service over all regions, and how much of it one region would serve. */
final class Demand {
    private Demand() {}

    /** Requests per second, as far as regions say so: none that is asked is served twice. */
    static OptionalDouble total(Situation situation) {
        DoubleStream peers = situation.freshPeers().flatMapToDouble(peer -> peer.getValue().load().demand().stream());
        double[] known =
                DoubleStream.concat(Traffic.demand(situation).stream(), peers).toArray();
        return known.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(DoubleStream.of(known).sum());
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
