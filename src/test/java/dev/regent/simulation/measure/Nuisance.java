package dev.regent.simulation.measure;

import dev.regent.simulation.Simulation;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.cloud.Platform;
import dev.regent.simulation.history.Fault;
import dev.regent.simulation.history.Faults;
import dev.regent.simulation.history.Happening;
import dev.regent.simulation.history.History;
import dev.regent.simulation.network.Impairment;
import dev.regent.simulation.network.Node;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Something that is over before users gain by a move, or that users do not notice at all: each move is one too many.
 *
 * @param name for people
 * @param per  what a share is of: 100 histories, or an hour
 */
record Nuisance(String name, Duration lasts, Fault fault, double per) {
    private static final int REGIONS = 3;
    private static final Duration AT = Duration.ofSeconds(10);
    private static final Duration AFTERWARDS = Duration.ofSeconds(40);
    private static final Duration LOSSY = Duration.ofMinutes(5);
    private static final double PER_HOUR = 3600.0 / LOSSY.toSeconds();
    private static final double LOSS = 0.1;

    static List<Nuisance> all() {
        Region home = Platform.of(REGIONS).regions().getFirst();
        return List.of(
                blip("inference fails for 3 s", 3, new Faults.Gateway(home, Behaviour.INFERENCE_FAILS)),
                blip("inference fails for 5 s", 5, new Faults.Gateway(home, Behaviour.INFERENCE_FAILS)),
                blip("gateway refuses for 5 s", 5, new Faults.Gateway(home, Behaviour.REFUSES)),
                new Nuisance("10 % of all messages lost", LOSSY, lossy(), PER_HOUR));
    }

    private static Nuisance blip(String name, long seconds, Fault fault) {
        return new Nuisance(name, Duration.ofSeconds(seconds), fault, 100);
    }

    private static Fault lossy() {
        List<Region> all = Platform.of(REGIONS).regions();
        List<Impairment> impairments = new ArrayList<>();
        for (Region from : all) {
            Node regent = Node.regent(from);
            impairments.addAll(bothWays(regent, Node.NAME_SERVERS));
            impairments.addAll(bothWays(regent, Node.API));
            for (Region to : all) {
                impairments.addAll(bothWays(regent, Node.gateway(to)));
                impairments.addAll(bothWays(regent, Node.board(to)));
            }
        }
        return new Faults.Ways(impairments);
    }

    private static List<Impairment> bothWays(Node one, Node other) {
        return List.of(Impairment.loses(one, other, LOSS), Impairment.loses(other, one, LOSS));
    }

    /** How often DNS' answer moves, per 100 blips or per hour. */
    double moves(Variation variation, int histories) {
        long moves = LongStream.rangeClosed(1, histories)
                .parallel()
                .map(seed -> moves(variation, seed))
                .sum();
        return per * moves / histories;
    }

    private int moves(Variation variation, long seed) {
        History history = History.quiet(seed, REGIONS, AFTERWARDS).with(List.of(new Happening(AT, lasts, fault)));
        Simulation simulation = variation.simulation(history);
        return simulation.play(List.of()).chronicle().moves();
    }

    boolean isBlip() {
        return per == 100;
    }
}
