package dev.regent.world;

import java.util.List;

/**
 * What fails over as one: DNS names and their gateways in each region.
 *
 * @param name       lower-case letters, digits and dashes; part of the votes' keys
 * @param dnsNames   one or more, absolute with the trailing dot; the epoch and the witnesses hang on the first
 * @param hostedZone the id of the Route 53 zone that holds them
 * @param order      the regions in the order of preference, two to five
 * @param serving    what it runs on in every region
 */
public record Service(
        String name,
        List<String> dnsNames,
        String hostedZone,
        List<Place> order,
        InferenceProbe probe,
        Thresholds thresholds,
        FailbackPolicy failback,
        Serving serving) {
    public Service {
        dnsNames = List.copyOf(dnsNames);
        order = List.copyOf(order);
    }

    /** The regions, most preferred first. */
    public List<Region> regions() {
        return order.stream().map(Place::region).toList();
    }

    /** M: how many peers' votes put a region out, ⌊N/2⌋+1 of N regents. */
    public int majority() {
        return order.size() / 2 + 1;
    }

    /** The name that the epoch and the witnesses hang on. */
    public String mainName() {
        return dnsNames.getFirst();
    }
}
