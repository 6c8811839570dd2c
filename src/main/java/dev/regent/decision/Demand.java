package dev.regent.decision;

import dev.regent.world.Load;
import dev.regent.world.Region;
import dev.regent.world.ServiceReport;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What is asked of a service over all regions, and how much of it one region would serve. */
final class Demand {
    private Demand() {}

    /** Requests per second, as far as regions say so: none that is asked is served twice. */
    static OptionalDouble total(Situation situation) {
        Stream<Load> loads = Stream.concat(
                situation.saidBefore().map(ServiceReport::load).stream(),
                situation.freshPeers().map(peer -> peer.getValue().load()));
        double[] known =
                loads.flatMapToDouble(load -> load.demand().stream()).toArray();
        return known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(java.util.Arrays.stream(known).sum());
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
