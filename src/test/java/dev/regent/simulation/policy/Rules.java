package dev.regent.simulation.policy;

import java.util.List;
import java.util.stream.Stream;

/** Every rule of the design that can be taken out from outside, as a policy without it. */
final class Rules {
    private Rules() {}

    static List<Mistake> all() {
        return Stream.of(
                        StandbyRules.all(),
                        ActingRules.all(),
                        HomeRules.all(),
                        PeerRules.all(),
                        StickyRules.all(),
                        SettleRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
