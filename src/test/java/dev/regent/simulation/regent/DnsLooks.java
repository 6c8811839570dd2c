package dev.regent.simulation.regent;

import dev.regent.loop.NameServers;
import dev.regent.simulation.cloud.NameServers.Sight;
import dev.regent.simulation.network.Node;
import dev.regent.world.Answer;
import dev.regent.world.Epoch;
import dev.regent.world.Reading;
import dev.regent.world.Readings.Subject;
import dev.regent.world.Region;
import dev.regent.world.Witness;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Asks the name servers once a second. The questions of one second travel together: each of the four servers is asked
 * in turn, so that one lost packet makes no look fail.
 */
final class DnsLooks implements NameServers {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofMillis(800);
    private static final Duration NEXT_SERVER = Duration.ofMillis(200);
    private static final int SERVERS = 4;

    private final Setting setting;
    private final String service;
    private final Look<Sight> look;
    private int turn;

    DnsLooks(Setting setting) {
        this.setting = setting;
        this.service = setting.cloud().platform().service().name();
        this.look = new Look<>("DNS", INTERVAL, DEADLINE, this::look, setting.process(), setting.clock())
                .start(setting.dice().upTo(INTERVAL));
    }

    private void look(Look.Outcome<Sight> outcome) {
        ask(outcome, 1, new boolean[1]);
    }

    private void ask(Look.Outcome<Sight> outcome, int server, boolean[] heard) {
        int asked = turn++;
        setting.call(Node.NAME_SERVERS, () -> setting.cloud().nameServers().look(setting.self(), asked), sight -> {
            heard[0] = true;
            outcome.saw(sight);
        });
        if (server < SERVERS && !setting.cloud().network().isClear(setting.here(), Node.NAME_SERVERS)) {
            setting.process().after(NEXT_SERVER, () -> {
                if (!heard[0]) {
                    ask(outcome, server + 1, heard);
                }
            });
        }
    }

    @Override
    public Map<Subject, Reading<Witness>> witnesses() {
        Map<Subject, Reading<Witness>> readings = new LinkedHashMap<>();
        for (Region region : setting.cloud().regions()) {
            readings.put(
                    new Subject(service, region),
                    seen(sight -> sight.witnesses().getOrDefault(region, Witness.SILENT)));
        }
        return readings;
    }

    @Override
    public Map<String, Reading<Epoch>> epochs() {
        return Map.of(
                service,
                switch (look.latest()) {
                    case Reading.Known<Sight>(Sight sight, long looks) ->
                        sight.epoch()
                                .<Reading<Epoch>>map(epoch -> new Reading.Known<>(epoch, looks))
                                .orElseGet(() -> new Reading.Unknown<>(
                                        setting.clock().instant(), "the epoch record says something else", looks));
                    case Reading.Unknown<Sight>(var since, String why, long looks) ->
                        new Reading.Unknown<>(since, why, looks);
                });
    }

    @Override
    public Map<String, Reading<Answer>> answers() {
        return Map.of(service, seen(sight -> new Answer(sight.answered())));
    }

    @Override
    public Map<Region, Reading<Boolean>> canaries() {
        Map<Region, Reading<Boolean>> readings = new LinkedHashMap<>();
        for (Region region : setting.cloud().regions()) {
            readings.put(region, seen(sight -> sight.canaries().getOrDefault(region, false)));
        }
        return readings;
    }

    private <T> Reading<T> seen(Function<Sight, T> what) {
        return look.latest().map(what);
    }
}
