package dev.regent.world;

import java.time.Duration;

/**
 * How much evidence is enough. All are counted in completed looks or ticks (one a second unless configured
 * otherwise), never in wall-clock time: a process that was paused for a minute has seen nothing.
 *
 * @param patience       looks in a row that make an observer agree (4)
 * @param stickiness     looks that a vote against the home stands at least (15)
 * @param actingService  looks of acting service before the weights settle it (120)
 * @param deadAnswer     looks during which DNS answers a region that does not serve before the weights settle it (15)
 * @param degraded       looks of degraded service before the home is left for a better one (10)
 * @param clearlyBetter  how many times more of the demand the heir must serve then (1.5)
 * @param holdDown       looks in which the home is left at most once for being degraded, and never for a region that was
 *                       home within them (600)
 * @param takeover       looks during which a report stands still before the other replica takes over (3)
 * @param quietEpoch     looks of an unchanged epoch that stand for INSYNC where Route 53 cannot be asked (60)
 * @param ttl            of every record that is answered (at most 5 s, or the 30 s cannot be kept)
 */
public record Thresholds(
        int patience,
        int stickiness,
        int actingService,
        int deadAnswer,
        int degraded,
        double clearlyBetter,
        int holdDown,
        int takeover,
        int quietEpoch,
        Duration ttl) {
    public static final Thresholds DEFAULTS =
            new Thresholds(4, 15, 120, 15, 10, 1.5, 600, 3, 60, Duration.ofSeconds(5));
}
