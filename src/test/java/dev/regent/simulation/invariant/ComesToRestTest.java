package dev.regent.simulation.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.Deed;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.Outcome;
import dev.regent.simulation.Simulation;
import dev.regent.simulation.cloud.Platform;
import dev.regent.simulation.history.Accused;
import dev.regent.simulation.history.Faults;
import dev.regent.simulation.history.Happening;
import dev.regent.simulation.history.History;
import dev.regent.simulation.regent.Policy;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComesToRestTest {
    private static final Duration AFTERWARDS = Duration.ofSeconds(400);

    /** Counts steps of weights. Cannot be broken. */
    private static final class Changes implements Invariant {
        private int count;

        @Override
        public String sentence() {
            return "Changes of weights are counted.";
        }

        @Override
        public Optional<String> broken(Moment moment) {
            count += moment.deeds(Deed.Changed.class).size();
            return Optional.empty();
        }
    }

    @Test
    void whatAPersonAsksForWhenAllHasLongBeenAtRestDisturbsItAsAFaultDoes() {
        var changes = new Changes();

        Outcome outcome = play(List.of(asked(380, Verb.FAILOVER), asked(1100, Verb.FAILBACK)), changes);

        assertThat(outcome.breaches()).isEmpty();
        assertThat(changes.count).isEqualTo(4);
    }

    @Test
    void whatChangesByItselfIsUnrest() {
        Region home = Platform.of(3).regions().getFirst();
        Region other = Platform.of(3).regions().getLast();
        Happening vote = new Happening(Duration.ofSeconds(380), Duration.ZERO, new Accused(other, Set.of(home)));

        assertThat(play(List.of(vote), new Changes()).breaches())
                .extracting(Outcome.Breach::why)
                .singleElement()
                .asString()
                .startsWith("something still changes: [Voted");
    }

    private static Happening asked(int second, Verb verb) {
        var order = new Faults.Asked("us-east-1-a", verb, Optional.empty());
        return new Happening(Duration.ofSeconds(second), Duration.ZERO, order);
    }

    private static Outcome play(List<Happening> happenings, Changes changes) {
        History history = History.quiet(1, 3, AFTERWARDS).with(happenings);
        return new Simulation(history, Policy.REAL).play(List.of(new ComesToRest(), changes));
    }
}
