package dev.regent.world;

import dev.regent.world.Readings.Subject;
import java.util.List;
import java.util.Map;

/** Readings of nothing but what a test has looked at. */
public final class GivenReadings {
    private Reading<OwnBoard> ownBoard = Readings.NONE.ownBoard();
    private Map<Region, Reading<Report>> reports = Map.of();
    private Map<Subject, Reading<ProbeResult>> probes = Map.of();
    private Map<String, Reading<Epoch>> epochs = Map.of();
    private Map<String, Reading<Answer>> answers = Map.of();
    private Map<String, Reading<ZoneState>> zones = Map.of();
    private Map<String, Reading<ClusterSight>> clusters = Map.of();
    private Map<String, Reading<SignalSight>> signals = Map.of();
    private List<Intent> asked = List.of();

    /** The own board alone. */
    public static Readings ofOwnBoard(Reading<OwnBoard> board) {
        return new GivenReadings().ownBoard(board).made();
    }

    GivenReadings ownBoard(Reading<OwnBoard> board) {
        ownBoard = board;
        return this;
    }

    GivenReadings reports(Map<Region, Reading<Report>> seen) {
        reports = seen;
        return this;
    }

    GivenReadings probes(Map<Subject, Reading<ProbeResult>> seen) {
        probes = seen;
        return this;
    }

    GivenReadings epochs(Map<String, Reading<Epoch>> seen) {
        epochs = seen;
        return this;
    }

    GivenReadings answers(Map<String, Reading<Answer>> seen) {
        answers = seen;
        return this;
    }

    GivenReadings zones(Map<String, Reading<ZoneState>> seen) {
        zones = seen;
        return this;
    }

    GivenReadings clusters(Map<String, Reading<ClusterSight>> seen) {
        clusters = seen;
        return this;
    }

    GivenReadings signals(Map<String, Reading<SignalSight>> seen) {
        signals = seen;
        return this;
    }

    GivenReadings asked(List<Intent> intents) {
        asked = intents;
        return this;
    }

    Readings made() {
        Readings none = Readings.NONE;
        return new Readings(
                ownBoard,
                reports,
                probes,
                none.witnesses(),
                epochs,
                answers,
                zones,
                none.canaries(),
                clusters,
                signals,
                asked);
    }
}
