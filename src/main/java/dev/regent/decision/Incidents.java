package dev.regent.decision;

import dev.regent.world.Answer;
import dev.regent.world.Condition.Failed;
import dev.regent.world.HeldVote;
import dev.regent.world.Incident;
import dev.regent.world.Region;
import dev.regent.world.ServiceReport;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the dated record of a failover: opened at the first look at the home that failed, dropped when that came to
 * nothing, closed when the home is another one or serves again.
 */
final class Incidents {
    private Incidents() {}

    static Optional<Incident> next(Picture picture, Map<Region, HeldVote> votes) {
        Situation situation = picture.situation();
        Optional<Incident> before = situation.memory().incident();
        if (situation.home().isEmpty()) {
            return before;
        }
        Region home = situation.home().get();
        Optional<Incident> open = before.filter(incident -> incident.closed().isEmpty());
        if (open.isPresent() && !open.get().region().equals(home)) {
            Incident left = moved(open.get(), situation);
            return Optional.of(situation.insync() ? closed(left, situation.now()) : left);
        }
        boolean inTrouble =
                situation.sighting(home).failing() > 0 || situation.seenOut(home) || votes.containsKey(home);
        if (!inTrouble) {
            return open.map(incident -> ended(incident, situation.now())).orElse(before);
        }
        return Optional.of(dated(open.orElseGet(() -> Incident.opened(home, situation.now())), picture, votes));
    }

    /** A suspicion that came to nothing is no incident. */
    private static Optional<Incident> ended(Incident incident, Instant now) {
        boolean cameToNothing = incident.condition().isEmpty()
                && incident.voted().isEmpty()
                && incident.out().isEmpty();
        return cameToNothing ? Optional.empty() : Optional.of(closed(incident, now));
    }

    /** Where the weights moved it, DNS answers another region only after the home is another one. */
    private static Incident moved(Incident incident, Situation situation) {
        return new Incident(
                incident.region(),
                incident.suspected(),
                incident.condition(),
                incident.voted(),
                incident.out(),
                first(incident.moved(), isElsewhere(situation, incident.region()), situation.now()),
                incident.closed());
    }

    private static Incident closed(Incident incident, Instant now) {
        return new Incident(
                incident.region(),
                incident.suspected(),
                incident.condition(),
                incident.voted(),
                incident.out(),
                incident.moved(),
                Optional.of(now));
    }

    private static Incident dated(Incident incident, Picture picture, Map<Region, HeldVote> votes) {
        Situation situation = picture.situation();
        Region home = incident.region();
        return new Incident(
                home,
                incident.suspected(),
                first(incident.condition(), hasFailed(picture, home), situation.now()),
                first(incident.voted(), votes.containsKey(home), situation.now()),
                first(incident.out(), situation.seenOut(home), situation.now()),
                first(incident.moved(), isElsewhere(situation, home), situation.now()),
                Optional.empty());
    }

    private static Optional<Instant> first(Optional<Instant> before, boolean holds, Instant now) {
        return before.or(() -> holds ? Optional.of(now) : Optional.empty());
    }

    private static boolean hasFailed(Picture picture, Region home) {
        Situation situation = picture.situation();
        boolean byOwnWord = home.equals(situation.self())
                ? picture.own() instanceof Failed
                : situation
                        .fresh(home)
                        .map(ServiceReport::condition)
                        .filter(Failed.class::isInstance)
                        .isPresent();
        return byOwnWord
                || situation.sighting(home).failing() >= situation.thresholds().patience();
    }

    private static boolean isElsewhere(Situation situation, Region home) {
        return situation
                .view()
                .answer()
                .map(Answer::regions)
                .filter(regions -> !regions.isEmpty() && !regions.contains(home))
                .isPresent();
    }
}
