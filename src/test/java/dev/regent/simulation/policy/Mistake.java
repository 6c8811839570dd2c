package dev.regent.simulation.policy;

import dev.regent.decision.Decide;
import dev.regent.simulation.regent.BatchMaker;
import dev.regent.simulation.regent.Policy;
import dev.regent.world.Decision;
import dev.regent.world.World;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A policy that is broken on purpose.
 *
 * @param sentence what is wrong with it
 */
public record Mistake(Policy policy, String sentence) {
    /** It decides as the service does, of a world that is not what it saw. */
    static Mistake seeing(String name, String sentence, UnaryOperator<World> seen) {
        return deciding(name, sentence, (world, now) -> Decide.decide(seen.apply(world), now));
    }

    /** It decides as the service does, and then holds other votes. */
    static Mistake voting(String name, String sentence, Saying.Votes change) {
        return deciding(name, sentence, (world, now) -> Saying.votes(world, Decide.decide(world, now), change));
    }

    /** A standby votes about itself as if it had seen something else. */
    static Mistake standby(String name, String sentence, UnaryOperator<World> seen) {
        return deciding(
                name,
                sentence,
                (world, now) ->
                        Saying.ownVoteOf(world, Decide.decide(world, now), Decide.decide(seen.apply(world), now)));
    }

    /** It votes about the home as if it had seen something else. */
    static Mistake judging(String name, String sentence, UnaryOperator<World> seen) {
        return deciding(
                name,
                sentence,
                (world, now) ->
                        Saying.homeVoteOf(world, Decide.decide(world, now), Decide.decide(seen.apply(world), now)));
    }

    static Mistake deciding(String name, String sentence, BiFunction<World, Instant, Decision> decide) {
        return new Mistake(Policy.deciding(name, decide), sentence);
    }

    static Mistake writing(String name, String sentence, BatchMaker batches) {
        return new Mistake(Policy.writing(name, batches), sentence);
    }

    /** The same under another name. */
    Mistake as(String name) {
        return new Mistake(new Policy(name, policy.decide(), policy.batches()), sentence);
    }

    public String name() {
        return policy.name();
    }

    @Override
    public String toString() {
        return name() + ": " + sentence;
    }
}
