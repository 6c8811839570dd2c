package dev.regent.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.regent.world.Region;
import dev.regent.world.Report;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFormatTest {
    private static final Region EAST = new Region("us-east-1");
    private static final String PLAIN = """
            {"format":1,"region":"us-east-1","writer":"a","sequence":7,"at":"2026-11-22T10:00:00Z",\
            "digest":"d","services":{},"intents":[]}""";
    private static final String WITH_SERVICE = PLAIN.replace("{}", """
            {"chat":{"condition":{"is":"degraded","share":0.5,"why":"w"},"able":true,"ableWhy":"w",\
            "demand":40,"capacity":0.5,"votes":{"us-east-1":{"why":"w","looks":1}},\
            "sees":{"us-east-1":{"latest":{"result":"serves","why":"w","timedOut":false},\
            "serving":1,"failing":0,"wrong":0,"silent":0,"saturated":0,"history":0,"looks":1}},\
            "memory":{"actingLooks":0,"deadLooks":0,"outLooks":0,"degradedLooks":0,"healthyLooks":0,\
            "epochLooks":0,"stepLooks":0,"left":{},"insync":0}}}""");

    private final ReportFormat format = new ReportFormat();

    @Provide
    Arbitrary<Report> reports() {
        return Reports.any();
    }

    @Property(tries = 300)
    void readsWhatItWrote(@ForAll("reports") Report report) throws UnreadableReport {
        assertThat(format.read(format.write(report), report.region())).isEqualTo(report);
    }

    @Property(tries = 300)
    void refusesWhatIsDamagedWithASentence(
            @ForAll("reports") Report report, @ForAll int where, @ForAll @IntRange(min = 0, max = 255) int what) {
        byte[] body = format.write(report);
        body[Math.floorMod(where, body.length)] = (byte) what;

        Throwable refusal = catchThrowable(() -> format.read(body, report.region()));

        if (refusal != null) {
            assertThat(refusal)
                    .isInstanceOf(UnreadableReport.class)
                    .hasMessageStartingWith("the report on board " + report.region() + " cannot be read: ");
        }
    }

    @Property(tries = 100)
    void refusesWhatIsCutOff(@ForAll("reports") Report report, @ForAll int where) {
        byte[] body = format.write(report);
        byte[] cut = java.util.Arrays.copyOf(body, Math.floorMod(where, body.length));

        assertThatThrownBy(() -> format.read(cut, report.region())).isInstanceOf(UnreadableReport.class);
    }

    @Test
    void readsTheDocumentedFormat() throws UnreadableReport {
        Report report = read(WITH_SERVICE);

        assertThat(report.sequence()).isEqualTo(7);
        assertThat(report.services()).containsOnlyKeys("chat");
    }

    @Test
    void leavesOutWhatItDoesNotKnow() throws UnreadableReport {
        assertThat(read(PLAIN.replace("\"digest\"", "\"mood\":{\"a\":[1]},\"digest\"")))
                .isEqualTo(read(PLAIN));
    }

    @Test
    void refusesAReportOfAnotherRegion() {
        assertThatThrownBy(() -> format.read(bytes(PLAIN), new Region("us-east-2")))
                .isInstanceOfSatisfying(
                        UnreadableReport.class,
                        trouble -> assertThat(trouble.isDamaged()).isFalse())
                .hasMessage("the report on board us-east-2 cannot be read: it says that it is of us-east-1");
    }

    @Test
    void tellsANewerFormatFromDamage() {
        assertThatThrownBy(() -> read(PLAIN.replace("\"format\":1", "\"format\":2")))
                .isInstanceOfSatisfying(
                        UnreadableReport.class,
                        trouble -> assertThat(trouble.isDamaged()).isFalse())
                .hasMessage("the report on board us-east-1 cannot be read: its format is 2, this regent reads 1");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1.5", "'\"2\"'", "null", "99999999999"})
    void takesAFormatThatNeverWasForDamage(String format) {
        assertThatThrownBy(() -> read(PLAIN.replace("\"format\":1", "\"format\":" + format)))
                .isInstanceOfSatisfying(
                        UnreadableReport.class,
                        trouble -> assertThat(trouble.isDamaged()).isTrue())
                .hasMessage("the report on board us-east-1 cannot be read: its format is " + format
                        + ", this regent reads 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "\"\"", "{}", "<Error/>", "{\"format\":1}"})
    void refusesWhatIsNoReport(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableReport.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"sequence\":7 | \"sequence\":-7",
                "\"sequence\":7 | \"sequence\":9223372036854775807",
                "\"sequence\":7 | \"sequence\":1e400",
                "\"sequence\":7 | \"sequence\":\"7\"",
                "\"sequence\":7 | \"sequence\":null",
                "\"sequence\":7, | ` `",
                "\"writer\":\"a\", | ` `",
                "\"writer\":\"a\" | \"writer\":null",
                "\"at\":\"2026-11-22T10:00:00Z\" | \"at\":\"+999999999-01-01T00:00:00Z\"",
                "\"at\":\"2026-11-22T10:00:00Z\" | \"at\":\"now\"",
                "\"share\":0.5 | \"share\":7",
                "\"share\":0.5 | \"share\":\"NaN\"",
                "\"share\":0.5, | ` `",
                "\"able\":true, | ` `",
                "\"capacity\":0.5 | \"capacity\":-1",
                "\"is\":\"degraded\" | \"is\":\"odd\"",
                "\"result\":\"serves\" | \"result\":\"odd\"",
                "\"serving\":1 | \"serving\":-1",
                "\"serving\":1, | ` `",
                "\"us-east-1\":{\"why\" | \"../x\":{\"why\"",
                "\"chat\":{ | \"cha/t\":{",
                "{\"why\":\"w\",\"looks\":1} | null",
                "\"insync\":0 | \"insync\":-1",
                "\"left\":{} | \"left\":{\"us-east-1\":null}",
                "\"intents\":[] | \"intents\":[null]",
                "\"intents\":[] | \"intents\":[{}]",
                "\"intents\":[]} | \"intents\":[]}{}",
            })
    void refusesAbsurdities(String sane, String absurd) {
        assertThat(WITH_SERVICE).contains(sane);

        assertThatThrownBy(() -> read(WITH_SERVICE.replace(sane, absurd))).isInstanceOf(UnreadableReport.class);
    }

    @Test
    void keepsSentencesOnOneLine() throws UnreadableReport {
        assertThat(read(PLAIN.replace("\"digest\":\"d\"", "\"digest\":\"d\\nERROR all is lost\""))
                        .digest())
                .isEqualTo("d ERROR all is lost");
    }

    private Report read(String body) throws UnreadableReport {
        return format.read(bytes(body), EAST);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
