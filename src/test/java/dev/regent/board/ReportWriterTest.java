package dev.regent.board;

import static dev.regent.board.OwnRegion.EAST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Report;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWriterTest {
    private final OwnRegion region = new OwnRegion();

    @AfterEach
    void stop() {
        region.close();
    }

    @Test
    void beginsANewBoardAndGoesOn() throws Exception {
        ReportWriter writer = region.reports();
        OwnLook.Seen empty = region.look();

        assertThat(empty.report()).isEmpty();
        assertThat(writer.write(region.order(empty, "a", 1))).isTrue();
        assertThat(writer.write(region.order(empty, "a", 2))).isTrue();
        assertThat(writer.write(region.order(region.look(), "a", 3))).isTrue();

        assertThat(there().sequence()).isEqualTo(3);
        assertThat(region.outcomes).containsExactly("report ok", "report ok", "report ok");
    }

    @Test
    void letsOneOfTwoReplicasBeginANewBoard() throws Exception {
        OwnLook.Seen empty = region.look();

        assertThat(region.reports().write(region.order(empty, "a", 1))).isTrue();
        assertThat(region.reports().write(region.order(empty, "b", 1))).isFalse();

        assertThat(there().writer()).isEqualTo("a");
        assertThat(region.outcomes).containsExactly("report ok", "report conflict");
    }

    @Test
    void letsAReplicaTakeOverOnWhatItHasSeen() throws Exception {
        region.reports().write(region.order(region.look(), "a", 1));

        assertThat(region.reports().write(region.order(region.look(), "b", 2))).isTrue();
        assertThat(there().writer()).isEqualTo("b");
    }

    @Test
    void changesNothingAfterSleepingThroughATakeOver() throws Exception {
        ReportWriter sleeper = region.reports();
        sleeper.write(region.order(region.look(), "a", 1));
        OwnLook.Seen before = region.look();
        ReportWriter other = region.reports();
        other.write(region.order(before, "b", 2));

        assertThat(sleeper.write(region.order(before, "a", 2))).isFalse();
        assertThat(sleeper.write(region.order(before, "a", 9))).isFalse();

        assertThat(there().writer()).isEqualTo("b");
        assertThat(other.write(region.order(region.look(), "b", 3))).isTrue();
    }

    @Test
    void sendsNothingWhereTheBoardIsKnownToHaveMovedOn() throws Exception {
        ReportWriter writer = region.reports();
        writer.write(region.order(region.look(), "b", 7));

        assertThat(region.reports().write(region.order(region.look(), "a", 7))).isFalse();
        assertThat(there().writer()).isEqualTo("b");
        assertThat(region.outcomes).containsExactly("report ok", "report conflict");
    }

    @Test
    void beginsAgainAfterTheReportWasDeleted() throws Exception {
        ReportWriter writer = region.reports();
        writer.write(region.order(region.look(), "a", 5));
        region.delete("report.json");

        assertThat(writer.write(region.order(region.look(), "a", 6))).isTrue();
        assertThat(there().sequence()).isEqualTo(6);
    }

    @Test
    void takesOverABoardThatWasBegunAnewAfterItsOwnLastWord() throws Exception {
        ReportWriter writer = region.reports();
        writer.write(region.order(region.look(), "a", 50));
        region.delete("report.json");
        region.reports().write(region.order(region.look(), "b", 1));

        assertThat(writer.write(region.order(region.look(), "a", 2))).isTrue();
        assertThat(there().writer()).isEqualTo("a");
    }

    @Test
    void replacesADamagedReportThatStillLiesThere() throws Exception {
        region.put("report.json", "{\"format\":1,");
        OwnLook.Seen damaged = region.look();

        assertThat(region.reports().write(region.order(damaged, "a", 1))).isTrue();
        assertThat(there().writer()).isEqualTo("a");
    }

    @Test
    void letsOneOfTwoReplicasReplaceADamagedReport() throws Exception {
        region.put("report.json", "{\"format\":1,");
        OwnLook.Seen damaged = region.look();

        assertThat(region.reports().write(region.order(damaged, "a", 1))).isTrue();
        assertThat(region.reports().write(region.order(damaged, "b", 1))).isFalse();
        assertThat(there().writer()).isEqualTo("a");
    }

    @Test
    void replacesADamagedReportThatCameAfterItsOwn() throws Exception {
        ReportWriter writer = region.reports();
        writer.write(region.order(region.look(), "a", 7));
        region.put("report.json", "damaged");

        assertThat(writer.write(region.order(region.look(), "a", 8))).isTrue();
        assertThat(there().sequence()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":2}",
                "{\"format\":1,\"region\":\"us-east-2\",\"writer\":\"a\",\"sequence\":7,"
                        + "\"at\":\"2026-11-22T10:00:00Z\",\"digest\":\"d\",\"services\":{},\"intents\":[]}"
            })
    void leavesAloneWhatAnotherRegentCanRead(String sound) throws Exception {
        region.put("report.json", sound);

        assertThat(region.reports().write(region.order(region.look(), "a", 1))).isFalse();
        assertThat(region.text("report.json")).isEqualTo(sound);
        assertThat(region.outcomes).containsExactly("report conflict");
    }

    @Test
    void letsExactlyOneReplicaWinEachRace() throws Exception {
        ReportWriter one = region.reports();
        ReportWriter other = region.reports();
        try (var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long sequence = 1; sequence <= 20; sequence++) {
                OwnLook.Seen base = region.look();
                long next = sequence;
                var results = racers.invokeAll(List.<Callable<Boolean>>of(
                        () -> one.write(region.order(base, "a", next)),
                        () -> other.write(region.order(base, "b", next))));

                assertThat(results).filteredOn(result -> result.resultNow()).hasSize(1);
                assertThat(there().writer()).isEqualTo(results.get(0).resultNow() ? "a" : "b");
            }
        }
    }

    private Report there() throws UnreadableReport {
        return new ReportFormat()
                .read(region.text("report.json").getBytes(java.nio.charset.StandardCharsets.UTF_8), EAST);
    }
}
