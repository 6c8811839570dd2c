package dev.regent.simulation.policy;

import dev.regent.world.Witness.Sign;
import java.util.Optional;

/** Standbys that are open at the wrong time. */
final class WrongStandbys {
    static final Mistake NEVER_OPEN = Mistake.voting(
            "standbys that never open",
            "a region that is not home keeps itself out, whatever happens",
            (one, votes) -> {
                if (!one.selfIsHome()) {
                    votes.put(one.self(), one.vote(one.self(), one.self() + " is not home"));
                }
            });

    static final Mistake CLOSE_FIRST = Mistake.standby(
            "standbys that close before another is open",
            "a standby closes for an able one before it, without having seen that one open",
            world -> Witnesses.of(
                    world,
                    (view, region, seen) ->
                            view.home().equals(Optional.of(region)) ? seen : Witnesses.open(seen, Sign.YES)));

    private WrongStandbys() {}
}
