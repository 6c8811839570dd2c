package dev.regent.oncall;

import dev.regent.loop.Boards;
import dev.regent.loop.NameServers;
import dev.regent.loop.Probes;
import dev.regent.loop.Zones;
import dev.regent.world.Answer;
import dev.regent.world.Decision;
import dev.regent.world.Epoch;
import dev.regent.world.OwnBoard;
import dev.regent.world.ProbeResult;
import dev.regent.world.Reading;
import dev.regent.world.Readings.Subject;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.WeightMove;
import dev.regent.world.Witness;
import dev.regent.world.ZoneState;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An outside where all is well, in memory: what is published is on the board at the next look. */
@Mock
@Singleton
public class FakeOutside implements Boards, Probes, NameServers {
    static final String SERVICE = "deepseek-inference";
    static final Region EAST = new Region("us-east-1");
    static final Region OHIO = new Region("us-east-2");
    static final Region OREGON = new Region("us-west-2");
    private static final List<Region> REGIONS = List.of(EAST, OHIO, OREGON);

    private long looks;
    private Optional<Report> report = Optional.empty();
    private Optional<String> rival = Optional.empty();
    private boolean writable = true;
    private boolean readable = true;
    private volatile Epoch epoch = new Epoch(7, EAST, "made by hand", Instant.EPOCH);

    synchronized void writable(boolean yes) {
        writable = yes;
        rival = Optional.empty();
    }

    synchronized void readable(boolean yes) {
        readable = yes;
    }

    synchronized void home(Region home) {
        epoch = new Epoch(epoch.number() + 1, home, "made by hand", Instant.EPOCH);
    }

    /** Another replica that writes before every look from now on, until the board is writable again. */
    synchronized void rival(String writer) {
        writable = false;
        rival = Optional.of(writer);
    }

    private static Report by(String writer, Report last) {
        return new Report(
                last.region(), writer, last.sequence() + 1, last.at(), last.digest(), last.services(), last.intents());
    }

    private synchronized long looks() {
        return looks;
    }

    synchronized Optional<Report> report() {
        return report;
    }

    @Override
    public synchronized Reading<OwnBoard> own() {
        looks++;
        report = report.map(last -> rival.map(writer -> by(writer, last)).orElse(last));
        return readable
                ? new Reading.Known<>(new OwnBoard(report, Set.of()), looks)
                : new Reading.Unknown<>(Instant.EPOCH, "the board is out of reach", looks);
    }

    @Override
    public synchronized Map<Region, Reading<Report>> peers() {
        Map<Region, Reading<Report>> peers = new HashMap<>();
        report.ifPresent(it -> List.of(OHIO, OREGON).forEach(region -> peers.put(region, peer(region, it))));
        return peers;
    }

    private Reading<Report> peer(Region region, Report ours) {
        return new Reading.Known<>(
                new Report(
                        region,
                        "regent-" + region,
                        looks,
                        ours.at(),
                        ours.digest(),
                        ours.services(),
                        new java.util.TreeMap<>()),
                looks);
    }

    @Override
    public synchronized void publish(Decision decision) {
        if (writable) {
            report = Optional.of(decision.report());
        }
    }

    @Override
    public synchronized Map<Subject, Reading<ProbeResult>> latest() {
        return bySubject(new ProbeResult.Serves());
    }

    @Override
    public synchronized Map<Subject, Reading<Witness>> witnesses() {
        return bySubject(new Witness(Witness.Sign.YES, Witness.Sign.YES));
    }

    private <T> Map<Subject, Reading<T>> bySubject(T value) {
        Map<Subject, Reading<T>> readings = new HashMap<>();
        REGIONS.forEach(region -> readings.put(new Subject(SERVICE, region), new Reading.Known<>(value, looks)));
        return readings;
    }

    @Override
    public synchronized Map<String, Reading<Epoch>> epochs() {
        return Map.of(SERVICE, new Reading.Known<>(epoch, looks));
    }

    @Override
    public synchronized Map<String, Reading<Answer>> answers() {
        return Map.of(SERVICE, new Reading.Known<>(new Answer(Set.of(EAST)), looks));
    }

    @Override
    public synchronized Map<Region, Reading<Boolean>> canaries() {
        return Map.of(EAST, new Reading.Known<>(true, looks));
    }

    /** Route 53's API is a port of its own, as its readings have another type. */
    @Mock
    @Singleton
    public static class Api implements Zones {
        private final FakeOutside outside;

        Api(FakeOutside outside) {
            this.outside = outside;
        }

        @Override
        public Map<String, Reading<ZoneState>> latest() {
            ZoneState state = new ZoneState(
                    outside.epoch, Map.of(EAST, 100, OHIO, 0, OREGON, 0), Optional.empty(), List.of("a finding"));
            return Map.of(SERVICE, new Reading.Known<>(state, outside.looks()));
        }

        @Override
        public void propose(WeightMove move) {}
    }
}
