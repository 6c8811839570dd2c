package dev.regent.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Condition.Degraded;
import dev.regent.world.Condition.Failed;
import dev.regent.world.Condition.Healthy;
import dev.regent.world.Condition.Unknown;
import dev.regent.world.Intent.Verb;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words that people, boards and name servers meet. */
class WordsTest {
    @Test
    void everyConditionHasItsWord() {
        Stream<Condition> all = Stream.of(
                new Healthy("it answers"),
                new Degraded(0.5, "it sheds load"),
                new Failed("it does not answer"),
                new Unknown(Instant.EPOCH, "not looked at yet"));

        assertThat(all.map(Condition::word)).containsExactly("healthy", "degraded", "failed", "unknown");
    }

    @Test
    void aVerbIsReadAsItIsWritten() {
        assertThat(Stream.of(Verb.values()).map(Verb::word)).containsExactly("failover", "failback", "pause", "resume");
        for (Verb verb : Verb.values()) {
            assertThat(Verb.of(verb.word())).contains(verb);
        }
        assertThat(Verb.of("failower")).isEmpty();
    }

    @Test
    void whatServesSaysSo() {
        assertThat(new ProbeResult.Serves().why()).isEqualTo("liveness and inference answer");
    }

    @Test
    void everyNameOfTheZoneHangsOnTheMainOne() {
        List<Region> regions = List.of(new Region("us-east-1"), new Region("us-east-2"));

        assertThat(new ZoneNames("api.example.com.").all(regions))
                .containsExactly(
                        "_regent.api.example.com.",
                        "_up.us-east-1.api.example.com.",
                        "_open.us-east-1.api.example.com.",
                        "_canary.us-east-1.api.example.com.",
                        "_up.us-east-2.api.example.com.",
                        "_open.us-east-2.api.example.com.",
                        "_canary.us-east-2.api.example.com.");
    }
}
