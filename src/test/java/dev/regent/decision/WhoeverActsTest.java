package dev.regent.decision;

import static dev.regent.decision.AWorld.CHAT;
import static dev.regent.decision.AWorld.OHIO;
import static dev.regent.decision.AWorld.VIRGINIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Decision;
import dev.regent.world.Decision.Role;
import dev.regent.world.ServiceDecision;
import dev.regent.world.World;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes out with a decision: by the replica that acts, and by the one that watches. */
class WhoeverActsTest {
    private final World world = settling().world();

    @Test
    void reportsWhatItDecided() {
        Decision decision = Decide.decide(world, AWorld.NOW);

        assertThat(decision.role()).isEqualTo(Role.ACTING);
        assertThat(decision.services().get(CHAT))
                .extracting(ServiceDecision::move)
                .isNotEqualTo(Optional.empty());
        assertThat(decision.report().services())
                .isEqualTo(Map.of(CHAT, settling().decide().said()));
    }

    @Test
    void aReplicaThatWatchesSaysTheSameAndProposesNoWeights() {
        ServiceDecision acting = settling().decide();

        Decision decision = Decide.decide(withReplica("another"), AWorld.NOW);

        assertThat(decision.role()).isEqualTo(Role.WATCHING);
        assertThat(decision.services())
                .isEqualTo(Map.of(
                        CHAT,
                        new ServiceDecision(
                                acting.home(),
                                acting.heir(),
                                acting.acting(),
                                acting.said(),
                                acting.clues(),
                                acting.able(),
                                Optional.empty(),
                                acting.refusals())));
    }

    /** Ohio has served long enough to take the weights. */
    private static AWorld settling() {
        return AWorld.ofThree().seenFrom(OHIO).out(VIRGINIA).answers(OHIO).remembers(kept -> {
            kept.acting = Optional.of(OHIO);
            kept.actingLooks = 120;
        });
    }

    private World withReplica(String replica) {
        return new World(
                world.settings(),
                replica,
                world.mine(),
                world.own(),
                world.unreadable(),
                world.ownBoard(),
                world.peers(),
                world.services(),
                world.intents(),
                world.canaries(),
                world.attention(),
                world.resumed());
    }
}
