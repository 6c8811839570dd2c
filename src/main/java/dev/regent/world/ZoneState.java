package dev.regent.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service's records as Route 53's API shows them.
 *
 * @param weights  by region, as they are now
 * @param change   the last change that this regent made, if any
 * @param findings where the zone differs from the desired one, a sentence each
 */
public record ZoneState(Epoch epoch, Map<Region, Integer> weights, Optional<Change> change, List<String> findings) {
    public ZoneState {
        weights = Map.copyOf(weights);
        findings = List.copyOf(findings);
    }

    /** A change of weights that was accepted; INSYNC once all name servers know it. */
    public record Change(String id, long epoch, boolean insync) {}
}
