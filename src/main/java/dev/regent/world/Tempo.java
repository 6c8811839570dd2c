package dev.regent.world;

import java.time.Duration;

/**
 * How fast regents themselves go.
 *
 * @param tick        from one decision to the next
 * @param boards      from one look at the boards to the next
 * @param aggregation until a change of a check's status shows in DNS answers; an assumption, AWS gives no figure
 */
public record Tempo(Duration tick, Duration boards, Duration aggregation) {
    public static final Tempo DEFAULTS = new Tempo(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(3));
}
