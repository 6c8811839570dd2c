package dev.regent.decision;

import dev.regent.world.Condition.Failed;
import dev.regent.world.Intent;
import dev.regent.world.Intent.State;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import dev.regent.world.Witness.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ends intents: done, refused or expired. An ended one is kept as a tombstone for a day, so that a board that was out of
 * reach cannot bring it back to life.
 */
final class OpenIntents {
    private static final Duration KEPT = Duration.ofDays(1);

    private OpenIntents() {}

    /** The intents for the next report, from all that are known. */
    static SortedMap<Intent.Id, Intent> next(
            Map<String, Picture> pictures, SortedMap<Intent.Id, Intent> known, Instant now) {
        SortedMap<Intent.Id, Intent> next = new TreeMap<>();
        known.forEach((id, intent) -> {
            if (now.isBefore(intent.expires().plus(KEPT))) {
                Picture picture = pictures.get(intent.service());
                next.put(id, picture == null || intent.state() != State.OPEN ? intent : judged(picture, intent));
            }
        });
        return next;
    }

    private static Intent judged(Picture picture, Intent intent) {
        if (!intent.open(picture.situation().now())) {
            return intent.verb() == Verb.PAUSE
                    ? intent.ended(State.DONE, "ran out")
                    : intent.ended(State.REFUSED, "not carried out before it ran out");
        }
        return switch (intent.verb()) {
            case RESUME -> intent.ended(State.DONE, "resumed");
            case PAUSE ->
                picture.situation().pause().filter(intent::equals).isPresent()
                        ? intent
                        : intent.ended(State.DONE, "resumed, or paused anew");
            case FAILOVER, FAILBACK -> order(picture, intent);
        };
    }

    private static Intent order(Picture picture, Intent order) {
        Situation situation = picture.situation();
        if (order.to().isEmpty()) {
            return order.ended(State.REFUSED, "it does not say where the traffic should go");
        }
        Region to = order.to().get();
        if (situation.home().equals(order.to())) {
            return situation.insync() ? order.ended(State.DONE, to + " is home") : order;
        }
        if (situation.home().isPresent() && !situation.home().equals(order.from())) {
            return order.ended(State.REFUSED, situation.home().get() + " is home now");
        }
        if (situation.order().filter(last -> !last.id().equals(order.id())).isPresent()) {
            return order.ended(State.REFUSED, "a later order took its place");
        }
        return order.verb() == Verb.FAILOVER
                ? cannotOpen(picture, to)
                        .map(why -> order.ended(State.REFUSED, why))
                        .orElse(order)
                : order;
    }

    /** Said by the target's own regent, or by anybody once that is silent and Route 53's check fails. */
    private static Optional<String> cannotOpen(Picture picture, Region to) {
        Situation situation = picture.situation();
        if (to.equals(situation.self())) {
            return picture.own() instanceof Failed failed
                    ? Optional.of(to + " cannot serve: " + failed.why())
                    : Optional.empty();
        }
        return !situation.living(to) && situation.up(to) == Sign.NO
                ? Optional.of(to + " cannot serve: its regent is silent and Route 53's check of its gateway fails")
                : Optional.empty();
    }
}
