package dev.regent.world;

import java.util.Map;
import java.util.Optional;

/**
 * What has to outlive a restart, as time and looks already counted. It is part of the report and read back from it.
 *
 * @param acting        the acting home while the home is out
 * @param actingLooks   of acting service
 * @param deadLooks     during which DNS answered only regions that are out and do not serve
 * @param outLooks      during which the home was seen out and another region to serve in its place
 * @param degradedLooks during which this region was so degraded that another could serve clearly more
 * @param symptoms      what shows that it serves less than all, or showed it when it could last be looked at
 * @param healthyLooks  during which this region was healthy (the soak)
 * @param epochLooks    during which the name servers showed the present epoch
 * @param stepLooks     of the present step of a ramp, after it was INSYNC
 * @param left          regions that were left: looks until a degraded home may be left for one of them
 * @param epoch         the last epoch seen
 * @param insync        the highest epoch known to be on every name server
 * @param incident      the last one, open or closed
 */
public record Memory(
        Optional<Region> acting,
        int actingLooks,
        int deadLooks,
        int outLooks,
        int degradedLooks,
        Map<Source, Symptom> symptoms,
        int healthyLooks,
        int epochLooks,
        int stepLooks,
        Map<Region, Integer> left,
        Optional<Epoch> epoch,
        long insync,
        Optional<Incident> incident) {
    public static final Memory EMPTY = new Memory(
            Optional.empty(), 0, 0, 0, 0, Map.of(), 0, 0, 0, Map.of(), Optional.empty(), 0, Optional.empty());

    public Memory {
        symptoms = Map.copyOf(symptoms);
        left = Map.copyOf(left);
    }
}
