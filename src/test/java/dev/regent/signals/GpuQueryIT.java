package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.signals.GpuQuery.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus makes of the query for GPUs, of series that came and went within twenty simulated minutes. */
@Tag("prometheus")
class GpuQueryIT {
    private static final String POD = "chat-7d9c5b8f6d-x2k4p";
    private static final String OTHER_POD = "chat-7d9c5b8f6d-b7mnq";
    private static final String USED = "DCGM_FI_DEV_FB_USED";
    private static final String XID = "DCGM_FI_DEV_XID_ERRORS";
    /** There all the time, and 15 MiB more each 15 s. */
    private static final String GROWS = "1000+15x80";
    /** Loads its weights since four minutes ago. */
    private static final String LOADS = "_x64 1000+1500x16";

    private final Map<String, String> series = new HashMap<>();
    private final Map<String, Double> expected = new HashMap<>();

    @TempDir
    Path scratch;

    private Promtool promtool;

    @BeforeEach
    void findPromtool() {
        promtool = Promtool.in(scratch);
    }

    @Test
    void aPodThatWasThereTenMinutesAgoGrows() throws Exception {
        series.put(renamed(USED, "GPU-1", POD, ""), GROWS);
        series.put(kept(USED, "GPU-2", OTHER_POD, ""), GROWS);

        expectGrowth("GPU-1", POD, 2200, 1);
        expectGrowth("GPU-2", OTHER_POD, 2200, 1);
        verify();
    }

    @Test
    void aNewPodThatLoadsItsWeightsDoesNot() throws Exception {
        series.put(renamed(USED, "GPU-1", POD, ""), LOADS);
        series.put(kept(USED, "GPU-2", OTHER_POD, ""), LOADS);

        expectUse("GPU-1", POD, 25_000);
        expectUse("GPU-2", OTHER_POD, 25_000);
        verify();
    }

    @Test
    void aNewPodDoesNotWhereAnotherOneHeldTheGpuTenMinutesAgo() throws Exception {
        series.put(renamed(USED, "GPU-1", OTHER_POD, ""), "60000+0x55 stale");
        series.put(renamed(USED, "GPU-1", POD, ""), LOADS);

        expectUse("GPU-1", POD, 25_000);
        verify();
    }

    /** Dead at 15:00, loading from 15:30 to 17:30; ready and level since. */
    @Test
    void aContainerThatWasStartedAgainAndLoadsItsWeightsDoesNot() throws Exception {
        series.put(renamed(USED, "GPU-1", POD, ""), "70000+0x59 0 0 0+8750x8 70000+0x10");
        series.put(kept(USED, "GPU-2", OTHER_POD, ""), "70000+0x59 0 0 0+8750x8 70000+0x10");

        expectUse("GPU-1", POD, 70_000);
        expectUse("GPU-2", OTHER_POD, 70_000);
        verify();
    }

    @Test
    void aPodOfTheSameNameThatWasNotScrapedWhileItWasMadeAnewDoesNot() throws Exception {
        series.put(renamed(USED, "GPU-1", POD, ""), "70000+0x59 stale _x1 9000+8750x7 70000+0x11");

        expectUse("GPU-1", POD, 70_000);
        verify();
    }

    /** As where a node was started again: the exporter's own pod is another one since. */
    @Test
    void aPodThatLoadsItsWeightsAgainDoesNotWhereItsExporterIsNewToo() throws Exception {
        series.put(renamed(USED, "GPU-1", POD, ""), "70000+0x59 stale");
        series.put(ofAnotherExporter(renamed(USED, "GPU-1", POD, "")), "_x62 0+8750x8 70000+0x10");

        expectUse("GPU-1", POD, 70_000);
        verify();
    }

    /** Ready a minute ago; eleven minutes before that it began to load. */
    @Test
    void aPodThatTookLongerThanTenMinutesToLoadItsWeightsDoesNot() throws Exception {
        series.put(renamed(USED, "GPU-1", POD, ""), "_x32 0+1600x44 70400+0x4");

        expectUse("GPU-1", POD, 70_400);
        verify();
    }

    @Test
    void aPodThatFreesAPartOfItsMemoryAndTakesItAgainGrows() throws Exception {
        series.put(renamed(USED, "GPU-1", POD, ""), "60000+60x50 54000+60x29");

        expectGrowth("GPU-1", POD, 55_740, 4);
        verify();
    }

    @Test
    void aPodGrowsThoughItWasNotScrapedForHalfAMinute() throws Exception {
        series.put(renamed(USED, "GPU-1", POD, ""), "1000+15x68 stale _x1 2065+15x9");

        expectGrowth("GPU-1", POD, 2200, 1);
        verify();
    }

    @Test
    void aPodGrowsThoughItsExporterWasStartedAgain() throws Exception {
        series.put(renamed(USED, "GPU-1", POD, ""), "1000+15x68 stale");
        series.put(ofAnotherExporter(renamed(USED, "GPU-1", POD, "")), "_x71 2065+15x9");

        expectGrowth("GPU-1", POD, 2200, 1);
        verify();
    }

    @Test
    void instancesOfAGpuAreToldApart() throws Exception {
        series.put(renamed(USED, "GPU-1", POD, "GPU_I_ID=\"1\","), GROWS);
        series.put(renamed(USED, "GPU-1", POD, "GPU_I_ID=\"2\","), LOADS);

        expect(Part.USED, "1", "GPU-1", POD, 2200);
        expect(Part.GROWTH, "1", "GPU-1", POD, 1);
        expect(Part.AGE, "1", "GPU-1", POD, 0);
        expect(Part.USED, "2", "GPU-1", POD, 25_000);
        expect(Part.AGE, "2", "GPU-1", POD, 0);
        verify();
    }

    @Test
    void anXidIsToldFromTheOneThatThereWasTenMinutesAgo() throws Exception {
        series.put(renamed(XID, "GPU-1", POD, error(0)), "0+0x67 stale");
        series.put(renamed(XID, "GPU-1", POD, error(79)), "_x68 79+0x12");
        series.put(kept(XID, "GPU-2", OTHER_POD, error(31)), "31+0x80");

        expect(Part.XID, "GPU-1", POD, 79);
        expect(Part.XID_EARLIER, "GPU-1", POD, 0);
        expect(Part.AGE, "GPU-1", POD, 0);
        expect(Part.XID, "GPU-2", OTHER_POD, 31);
        expect(Part.XID_EARLIER, "GPU-2", OTHER_POD, 31);
        expect(Part.AGE, "GPU-2", OTHER_POD, 0);
        verify();
    }

    /** As where Prometheus keeps its target's labels. */
    private static String renamed(String metric, String gpu, String pod, String more) {
        return metric + "{" + more + "UUID=\"" + gpu + "\",namespace=\"gpu-operator\",pod=\"dcgm-exporter-4xk2p\","
                + "exported_namespace=\"inference\",exported_pod=\"" + pod + "\"}";
    }

    private static String kept(String metric, String gpu, String pod, String more) {
        return metric + "{" + more + "UUID=\"" + gpu + "\",namespace=\"inference\",pod=\"" + pod + "\"}";
    }

    private static String ofAnotherExporter(String renamed) {
        return renamed.replace("dcgm-exporter-4xk2p", "dcgm-exporter-9zb7d");
    }

    private static String error(int xid) {
        return "err_code=\"" + xid + "\",";
    }

    /** MiB, and MiB per second. */
    private void expectGrowth(String gpu, String pod, double used, double growth) {
        expectUse(gpu, pod, used);
        expect(Part.GROWTH, gpu, pod, growth);
    }

    /** Nothing but that and its age, so no growth. */
    private void expectUse(String gpu, String pod, double used) {
        expect(Part.USED, gpu, pod, used);
        expect(Part.AGE, gpu, pod, 0);
    }

    private void expect(Part part, String gpu, String pod, double value) {
        expected.put("{UUID=\"" + gpu + "\",pod=\"" + pod + "\",regent=\"" + part + "\"}", value);
    }

    private void expect(Part part, String instance, String gpu, String pod, double value) {
        expected.put(
                "{GPU_I_ID=\"" + instance + "\",UUID=\"" + gpu + "\",pod=\"" + pod + "\",regent=\"" + part + "\"}",
                value);
    }

    /** Rounded, as a regression is not exact. */
    private void verify() throws IOException, InterruptedException {
        String query = GpuQuery.of(Pods.of(List.of(Stacks.deployment("chat"))));
        assertThat(promtool.complaint(series, "round((" + query + "), 0.001)", expected))
                .isEmpty();
    }
}
