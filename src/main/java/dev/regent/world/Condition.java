package dev.regent.world;

import java.time.Instant;

/** The condition of a service in a region. */
public sealed interface Condition {
    String why();

    record Healthy(String why) implements Condition {}

    /**
     * It answers part of its requests.
     *
     * @param share of the demand that it serves, above 0 and below 1
     */
    record Degraded(double share, String why) implements Condition {}

    record Failed(String why) implements Condition {}

    /** Nobody could look, or what was seen contradicts itself. Never a reason to vote. */
    record Unknown(Instant since, String why) implements Condition {}

    /** Whether it serves anything at all, as far as is known. */
    default boolean serves() {
        return this instanceof Healthy || this instanceof Degraded;
    }

    /** The word for it, for people and metrics. */
    default String word() {
        return switch (this) {
            case Healthy healthy -> "healthy";
            case Degraded degraded -> "degraded";
            case Failed failed -> "failed";
            case Unknown unknown -> "unknown";
        };
    }
}
