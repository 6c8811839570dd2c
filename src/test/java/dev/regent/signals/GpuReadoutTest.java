package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.signals.GpuQuery.Part;
import dev.regent.signals.Vector.Sample;
import dev.regent.world.SignalSight.GpuSight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GpuReadoutTest {
    private static final double BLANK = 9.223372036854775E18;

    private final List<Sample> samples = new ArrayList<>();

    @Test
    void putsTogetherWhatIsSaidOfEachGpu() {
        gpu("GPU-1", 1024, 2048);
        sample("GPU-1", Part.GROWTH, -0.5);
        sample("GPU-1", Part.XID, 79);
        sample("GPU-1", Part.UTILISATION, 50);
        gpu("GPU-2", 0, 4096);

        assertThat(read())
                .containsExactly(
                        new GpuSight(
                                "chat-0",
                                1024.0 * (1 << 20),
                                2048.0 * (1 << 20),
                                -0.5 * (1 << 20),
                                79,
                                true,
                                Optional.empty(),
                                Optional.empty(),
                                OptionalDouble.of(0.5),
                                Duration.ofSeconds(12)),
                        new GpuSight(
                                "chat-0",
                                0,
                                4096.0 * (1 << 20),
                                0,
                                0,
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                OptionalDouble.empty(),
                                Duration.ofSeconds(12)));
    }

    @Test
    void knowsNoGpuWhoseMemoryIsNotKnown() {
        sample("GPU-1", Part.XID, 0);
        sample("GPU-1", Part.AGE, 1);
        sample("GPU-2", Part.USED, 1);
        sample("GPU-2", Part.FREE, 1);
        sample("GPU-3", Part.USED, BLANK);
        sample("GPU-3", Part.FREE, 1);
        sample("GPU-3", Part.AGE, 1);

        assertThat(read()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ECC    | 1     | 1 uncorrectable ECC error
            ECC    | 3     | 3 uncorrectable ECC errors
            REMAP  | 1     | a row of its memory could not be remapped
            """)
    void saysWhatIsWrongWithOne(Part part, double value, String trouble) {
        gpu("GPU-1", 1, 1);
        sample("GPU-1", part, value);

        assertThat(read().getFirst().trouble()).hasValue(trouble);
        assertThat(read().getFirst().slowed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            64  | too hot (hardware)
            32  | too hot (driver)
            128 | power brake
            8   | hardware slowdown
            140 | power brake, hardware slowdown
            """)
    void saysWhyOneIsSlowedDownWhichIsNoTrouble(double reasons, String slowed) {
        gpu("GPU-1", 1, 1);
        sample("GPU-1", Part.CLOCKS, reasons);

        assertThat(read().getFirst().slowed()).hasValue(slowed);
        assertThat(read().getFirst().trouble()).isEmpty();
    }

    /** Idle, application clocks, power cap, sync boost, display clocks. */
    @ParameterizedTest
    @CsvSource({"1", "2", "4", "16", "256"})
    void takesClocksForAsTheyShouldBe(double reason) {
        gpu("GPU-1", 1, 1);
        sample("GPU-1", Part.CLOCKS, reason);

        assertThat(read().getFirst().slowed()).isEmpty();
        assertThat(read().getFirst().trouble()).isEmpty();
    }

    @Test
    void takesDcgmsBlanksForNothing() {
        gpu("GPU-1", 1, 1);
        sample("GPU-1", Part.XID, BLANK);
        sample("GPU-1", Part.ECC, BLANK);
        sample("GPU-1", Part.CLOCKS, BLANK);
        sample("GPU-1", Part.UTILISATION, BLANK);
        sample("GPU-1", Part.GROWTH, Double.NaN);

        GpuSight gpu = read().getFirst();
        assertThat(gpu.xid()).isZero();
        assertThat(gpu.trouble()).isEmpty();
        assertThat(gpu.slowed()).isEmpty();
        assertThat(gpu.busy()).isEmpty();
        assertThat(gpu.growth()).isZero();
    }

    /** DCGM has no values of a GPU that is not on its bus any more, but goes on telling why. */
    @Test
    void knowsAGpuThatHasFallenOffItsBus() {
        sample("GPU-1", Part.XID, 79);
        sample("GPU-1", Part.AGE, 12);
        sample("GPU-1", Part.USED, BLANK);

        assertThat(read()).singleElement().satisfies(gpu -> {
            assertThat(gpu.xid()).isEqualTo(79);
            assertThat(gpu.xidIsNew()).isTrue();
            assertThat(gpu.age()).isEqualTo(Duration.ofSeconds(12));
            assertThat(gpu.used()).isZero();
            assertThat(gpu.growth()).isZero();
        });
    }

    @Test
    void takesAnXidThatWasThereTenMinutesAgoForAnOldOne() {
        gpu("GPU-1", 1, 1);
        sample("GPU-1", Part.XID, 79);
        sample("GPU-1", Part.XID_EARLIER, 79);
        gpu("GPU-2", 1, 1);
        sample("GPU-2", Part.XID, 79);
        sample("GPU-2", Part.XID_EARLIER, 31);
        gpu("GPU-3", 1, 1);
        sample("GPU-3", Part.XID, 0);

        assertThat(read()).extracting(GpuSight::xidIsNew).containsExactly(false, true, false);
    }

    @Test
    void knowsAnOldXidWhoeverHeldTheGpuThen() {
        gpu("GPU-1", 1, 1);
        sample("GPU-1", Part.XID, 79);
        samples.add(new Sample(
                Map.of(GpuQuery.GPU, "GPU-1", GpuQuery.POD, "chat-7", Query.PART, Part.XID_EARLIER.name()), 79));

        assertThat(read())
                .singleElement()
                .matches(gpu -> gpu.pod().equals("chat-0") && gpu.xid() == 79 && !gpu.xidIsNew());
    }

    private List<GpuSight> read() {
        return GpuReadout.of(new Vector(samples, Optional.empty()));
    }

    private void gpu(String uuid, double used, double free) {
        sample(uuid, Part.USED, used);
        sample(uuid, Part.FREE, free);
        sample(uuid, Part.AGE, 12);
    }

    private void sample(String uuid, Part part, double value) {
        samples.add(new Sample(Map.of(GpuQuery.GPU, uuid, GpuQuery.POD, "chat-0", Query.PART, part.name()), value));
    }
}
