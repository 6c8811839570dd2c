package dev.regent.loop;

import dev.regent.world.Reading;
import dev.regent.world.WeightMove;
import dev.regent.world.ZoneState;
import java.util.Map;

/** Route 53's API: slow, far away, and never needed within the 30 s. */
public interface Zones {
    /** By service. */
    Map<String, Reading<ZoneState>> latest();

    /**
     * Proposes a change of weights by compare-and-set. Returns at once; while one for the same service is under way,
     * another is ignored. What came of it is in the next readings.
     */
    void propose(WeightMove move);
}
