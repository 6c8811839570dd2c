package dev.regent.simulation.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.simulation.history.Trials;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProgramTest {
    private static final Program PROGRAM = new Program(100);
    private static final int TRIALS = Trials.all().size();

    @Test
    void playsADisasterAndATrialByTurnsEachWithASeedOfItsOwn() {
        assertThat(PROGRAM.play(0)).isEqualTo(new Play.Disaster(100));
        assertThat(PROGRAM.play(1).options()).isEqualTo("-Dtrial=gateway-dies -Dregions=2 -Dseed=101");
        assertThat(PROGRAM.play(2)).isEqualTo(new Play.Disaster(102));
    }

    @Test
    void playsEveryTrialInTwoToFiveRegions() {
        List<String> played = LongStream.range(0, 2L * 4 * TRIALS)
                .mapToObj(PROGRAM::play)
                .filter(Play.OfTrial.class::isInstance)
                .map(Play.OfTrial.class::cast)
                .map(play -> play.trial() + " in " + play.regions())
                .toList();

        assertThat(played).hasSize(4 * TRIALS).doesNotHaveDuplicates();
        assertThat(played).contains("inference-fails in 2", "home-and-heir-die in 5");
    }
}
