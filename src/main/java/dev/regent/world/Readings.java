package dev.regent.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The latest reading of every port, as of one tick.
 *
 * @param ownBoard  this region's own board
 * @param reports   the other regions' reports
 * @param probes    every region's gateway, for every service
 * @param witnesses every region's witness, for every service
 * @param epochs    by service, as the name servers show it
 * @param answers   by service, what the name servers answer now
 * @param zones     by service, as Route 53's API shows it
 * @param canaries  by region: whether the checkers can read votes on its board
 * @param clusters  by service, what the own cluster shows of it
 * @param signals   by service, what the own monitoring shows of it
 * @param asked     intents that were asked of this regent and are not on its report yet
 */
public record Readings(
        Reading<OwnBoard> ownBoard,
        Map<Region, Reading<Report>> reports,
        Map<Subject, Reading<ProbeResult>> probes,
        Map<Subject, Reading<Witness>> witnesses,
        Map<String, Reading<Epoch>> epochs,
        Map<String, Reading<Answer>> answers,
        Map<String, Reading<ZoneState>> zones,
        Map<Region, Reading<Boolean>> canaries,
        Map<String, Reading<ClusterSight>> clusters,
        Map<String, Reading<SignalSight>> signals,
        List<Intent> asked) {
    public Readings {
        reports = Map.copyOf(reports);
        probes = Map.copyOf(probes);
        witnesses = Map.copyOf(witnesses);
        epochs = Map.copyOf(epochs);
        answers = Map.copyOf(answers);
        zones = Map.copyOf(zones);
        canaries = Map.copyOf(canaries);
        clusters = Map.copyOf(clusters);
        signals = Map.copyOf(signals);
        asked = List.copyOf(asked);
    }

    /** Nobody has looked at anything. */
    public static final Readings NONE = new Readings(
            Reading.notYet(Instant.EPOCH),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of());

    /** A service in a region. */
    public record Subject(String service, Region region) {}
}
