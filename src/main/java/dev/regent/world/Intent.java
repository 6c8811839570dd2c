package dev.regent.world;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person asked for. It travels on every report, so that it outlives the board that it was written on.
 *
 * @param from    for a failover: the home that is left
 * @param to      where traffic goes; for a pause or resume nothing
 * @param by      who asked
 * @param expires after which it changes nothing any more
 * @param outcome once it is done or refused: why
 */
public record Intent(
        Id id,
        Verb verb,
        String service,
        Optional<Region> from,
        Optional<Region> to,
        String reason,
        String by,
        Instant expires,
        State state,
        String outcome) {
    public enum Verb {
        FAILOVER,
        FAILBACK,
        PAUSE,
        RESUME;

        /** As people say and write it: {@code failover}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The verb that is written so, where one is. */
        public static Optional<Verb> of(String word) {
            return Stream.of(values()).filter(verb -> verb.word().equals(word)).findFirst();
        }
    }

    public enum State {
        OPEN,
        DONE,
        REFUSED
    }

    /**
     * A hybrid logical clock: wall time in milliseconds, never less than the highest seen plus one; ties by region.
     */
    public record Id(long clock, Region region) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            return clock != other.clock ? Long.compare(clock, other.clock) : region.compareTo(other.region);
        }

        @Override
        public String toString() {
            return clock + "-" + region;
        }
    }

    public boolean open(Instant now) {
        return state == State.OPEN && now.isBefore(expires);
    }

    public Intent ended(State how, String why) {
        return new Intent(id, verb, service, from, to, reason, by, expires, how, why);
    }

    /** Of two copies of one intent the ended one holds. */
    public Intent merge(Intent other) {
        return state == State.OPEN ? other : this;
    }
}
