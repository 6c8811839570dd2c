package dev.regent.loop;

import dev.regent.world.Reading;
import dev.regent.world.SignalSight;
import java.util.Map;

/** Asks the region's own monitoring. */
public interface Signals {
    /** By service. Unknown while it does not answer. */
    Map<String, Reading<SignalSight>> latest();

    /** Asks about a service out of turn, as there is reason to think that something has changed. */
    void lookNow(String service);

    /** Of a regent that has none to ask. */
    static Signals none() {
        return new Signals() {
            @Override
            public Map<String, Reading<SignalSight>> latest() {
                return Map.of();
            }

            @Override
            public void lookNow(String service) {
                // There is nobody to ask.
            }
        };
    }
}
