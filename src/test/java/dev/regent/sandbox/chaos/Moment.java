package dev.regent.sandbox.chaos;

import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How everything stood at one instant, seen from outside.
 *
 * @param answered the regions that DNS could answer
 * @param open     those that Route 53 counted healthy
 * @param votes    those that lay on the boards
 * @param faces    what could be seen of each region
 */
public record Moment(Instant at, Set<Region> answered, Set<Region> open, Set<Vote> votes, Map<Region, Face> faces) {
    private static final Duration FRESH = Duration.ofSeconds(4);

    public Moment {
        answered = Set.copyOf(answered);
        open = Set.copyOf(open);
        votes = Set.copyOf(votes);
        faces = Map.copyOf(faces);
    }

    /** "{@code against} should take no traffic", says the regent of {@code voter}. */
    public record Vote(Region voter, Region against) {}

    /**
     * What could be seen of a region.
     *
     * @param serves   whether users who were sent there got an answer
     * @param alive    whether its regent's process ran
     * @param reported when its report on the board was written
     * @param sequence of that report; -1 without one
     */
    public record Face(boolean serves, boolean alive, Optional<Instant> reported, long sequence) {}

    public Face face(Region region) {
        return faces.getOrDefault(region, new Face(false, false, Optional.empty(), -1));
    }

    public boolean serves(Region region) {
        return face(region).serves();
    }

    /** Whether one of those that DNS could answer served. */
    public boolean answersWell() {
        return answered.stream().anyMatch(this::serves);
    }

    /** Whether a region's regent ran and had written lately. */
    public boolean isLiving(Region region) {
        Face face = face(region);
        return face.alive()
                && face.reported()
                        .filter(at -> Duration.between(at, this.at).compareTo(FRESH) <= 0)
                        .isPresent();
    }

    public Stream<Region> votersAgainst(Region region) {
        return votes.stream().filter(vote -> vote.against().equals(region)).map(Vote::voter);
    }

    /** By its own vote, or by those of a majority of all regents. */
    public boolean isVotedOut(Region region) {
        boolean byItself = votersAgainst(region).anyMatch(region::equals);
        return byItself || votersAgainst(region).count() >= faces.size() / 2 + 1;
    }
}
