package dev.regent.loop;

import dev.regent.world.Reading;
import dev.regent.world.SignalSight;
import java.util.Map;

/** Asks the region's own monitoring. */
public interface Signals {
    /** By service. Unknown while it does not answer. */
    Map<String, Reading<SignalSight>> latest();

    /** Of a regent that has none to ask. */
    static Signals none() {
        return Map::of;
    }
}
