package dev.regent.world;

import java.util.Map;

/**
 * All that a regent decided in one tick, and why.
 *
 * @param role     whether this replica may do anything
 * @param why      the sentence for the role
 * @param report   to be written first; nothing else is done unless that succeeds
 * @param services by name
 */
public record Decision(Role role, String why, Report report, Map<String, ServiceDecision> services) {
    public Decision {
        services = Map.copyOf(services);
    }

    public enum Role {
        /** Writes the report and the votes. */
        ACTING,
        /** Another replica of this region acts. */
        WATCHING,
        /** The own board has not been read yet, so nothing may be written. */
        BLIND
    }
}
