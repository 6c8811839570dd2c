package dev.regent.sandbox.chaos.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthTest {
    private static final int MINUTES = 60;

    @TempDir
    Path directory;

    @Test
    void isFlatWhereOnlyTheBeginningWarmsUp() {
        Diary diary = diary(minute -> minute < 8 ? 100 + 10 * minute : 180 + minute % 3, minute -> "1");

        assertThat(diary.grown()).isEmpty();
        assertThat(diary.growths()).hasSize(Measure.values().length);
    }

    @Test
    void seesALeak() {
        Diary diary = diary(minute -> 150 + minute, minute -> "1");

        assertThat(diary.grown()).containsExactly("us-east-1-a: RSS, MiB grew from 165 to 205, more than 10 % + 8");
    }

    @Test
    void startsAnewWithEachProcessAndTakesTheLongest() {
        Diary diary = diary(minute -> minute < 20 ? 10 : 100 + 2 * minute, minute -> minute < 20 ? "1" : "2");

        assertThat(diary.grown()).containsExactly("us-east-1-a: RSS, MiB grew from 157 to 213, more than 10 % + 8");
        assertThat(diary.page()).contains("- us-east-1-a: 2 processes one after another");
    }

    @Test
    void saysNothingOfAProcessThatDidNotLiveLongEnough() {
        Diary diary = diary(minute -> 100 + 10 * minute, minute -> String.valueOf(minute / 11));

        assertThat(diary.growths()).extracting(Growth::measure).doesNotContain(Measure.RSS);
    }

    @Test
    void countsWhatIsAddedToALog() throws IOException {
        Path file = directory.resolve("a.log");
        Files.writeString(file, "before\n");
        LogFile log = new LogFile(file);

        Files.writeString(file, "before\none\ntwo\n");

        assertThat(log.sinceTheLastLook()).isEqualTo(new LogFile.Added(2, 8));
        assertThat(log.sinceTheLastLook()).isEqualTo(new LogFile.Added(0, 0));
    }

    @Test
    void readsWhatLinuxTellsOfAProcess() throws IOException {
        Path process = Files.createDirectories(directory.resolve("42/fd")).getParent();
        Files.writeString(process.resolve("status"), "Name:\tjava\nVmRSS:\t  204800 kB\nThreads:\t31\n");
        Files.writeString(process.resolve("fd/0"), "");
        Files.writeString(process.resolve("fd/1"), "");

        assertThat(new Processes(directory).of("42")).contains(new Processes.State(200, 31, 2));
        assertThat(new Processes(directory).of("43")).isEmpty();
    }

    private static Diary diary(IntToDoubleFunction rss, IntFunction<String> pid) {
        List<Sample> samples = IntStream.range(0, MINUTES)
                .mapToObj(minute -> new Sample(
                        minute,
                        "us-east-1-a",
                        pid.apply(minute),
                        rss.applyAsDouble(minute),
                        60,
                        30,
                        50,
                        400,
                        12,
                        3,
                        300))
                .toList();
        return new Diary(samples);
    }
}
