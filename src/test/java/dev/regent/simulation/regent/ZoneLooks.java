package dev.regent.simulation.regent;

import dev.regent.loop.Zones;
import dev.regent.sandbox.route53.RecordSet;
import dev.regent.simulation.cloud.ControlPlane.Reply;
import dev.regent.simulation.network.Node;
import dev.regent.world.Epoch;
import dev.regent.world.Reading;
import dev.regent.world.Region;
import dev.regent.world.WeightMove;
import dev.regent.world.ZoneState;
import dev.regent.world.ZoneState.Change;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at the zone through Route 53's API, proposes changes of weights, and asks what became of the last one. */
final class ZoneLooks implements Zones {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration JITTER = Duration.ofMillis(500);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Setting setting;
    private final String service;
    private final Look<ZoneState> look;
    private final WeightProposals proposals;
    private Optional<Change> last = Optional.empty();

    ZoneLooks(Setting setting, BatchMaker batches) {
        this.setting = setting;
        this.service = setting.cloud().platform().service().name();
        Duration interval = INTERVAL.plus(setting.dice().upTo(JITTER));
        this.look = new Look<>("Route 53's API", interval, DEADLINE, this::look, setting.process(), setting.clock())
                .start(setting.dice().upTo(INTERVAL));
        this.proposals = new WeightProposals(setting, batches, this::won, this::ended);
    }

    private void look(Look.Outcome<ZoneState> outcome) {
        setting.<Reply<List<RecordSet>>>ask(Node.API, setting.cloud().control()::records, reply -> {
            switch (reply) {
                case Reply.Ok<List<RecordSet>>(List<RecordSet> records) -> saw(records, outcome);
                case Reply.Refused<List<RecordSet>>(var code, String why) -> outcome.failed(code + ": " + why);
                case Reply.Unsettled<List<RecordSet>>(String why) -> outcome.failed(why);
            }
        });
    }

    private void saw(List<RecordSet> records, Look.Outcome<ZoneState> outcome) {
        ZoneRecords zone = new ZoneRecords(setting.cloud().platform().service(), records);
        zone.epoch()
                .ifPresentOrElse(
                        epoch -> outcome.saw(new ZoneState(epoch, zone.weights(), last, List.of())),
                        () -> outcome.failed("the epoch record is no epoch"));
    }

    @Override
    public Map<String, Reading<ZoneState>> latest() {
        return Map.of(
                service,
                switch (look.latest()) {
                    case Reading.Known<ZoneState>(ZoneState zone, long looks) ->
                        new Reading.Known<>(new ZoneState(zone.epoch(), zone.weights(), last, zone.findings()), looks);
                    case Reading.Unknown<ZoneState> unknown -> unknown;
                });
    }

    @Override
    public void propose(WeightMove move) {
        Epoch next = new Epoch(
                move.from().number() + 1,
                move.home(),
                setting.self().name(),
                setting.clock().instant().truncatedTo(ChronoUnit.MILLIS));
        proposals.begin(move, next);
    }

    private void won(Epoch next, Optional<String> changeId) {
        last = changeId.map(id -> new Change(id, next.number(), false));
        last.ifPresent(this::askLater);
    }

    private void ended() {
        look.now();
    }

    private void askLater(Change change) {
        setting.process().after(INTERVAL, () -> {
            if (last.equals(Optional.of(change))) {
                insync(change);
                askLater(change);
            }
        });
    }

    private void insync(Change change) {
        var control = setting.cloud().control();
        setting.<Reply<Boolean>>ask(Node.API, answered -> control.insync(change.id(), answered), reply -> {
            boolean yes = reply instanceof Reply.Ok<Boolean>(Boolean insync) && insync;
            if (yes && last.equals(Optional.of(change))) {
                last = Optional.of(new Change(change.id(), change.epoch(), true));
            }
        });
    }

    /** Which region a weighted record is of. */
    static Region regionOf(RecordSet set) {
        return new Region(java.util.Objects.requireNonNull(set.setIdentifier()));
    }
}
