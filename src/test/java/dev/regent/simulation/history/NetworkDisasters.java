package dev.regent.simulation.history;

import dev.regent.simulation.network.Impairment;
import dev.regent.simulation.network.Node;
import dev.regent.simulation.time.Dice;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What can be wrong on the network, by chance. */
final class NetworkDisasters {
    private static final Duration SLOW = Duration.ofSeconds(3);

    private final Dice dice;
    private final List<Region> regions;

    NetworkDisasters(Dice dice, List<Region> regions) {
        this.dice = dice;
        this.regions = regions;
    }

    Fault any() {
        Region region = dice.oneOf(regions);
        return switch (dice.below(8)) {
            case 0 -> partition();
            case 1 -> Faults.Ways.blind(region, regions);
            case 2 -> cutOff(region);
            case 3 -> Faults.Ways.between(Node.regent(region), Node.NAME_SERVERS);
            case 4 -> new Faults.Ways(List.of(Impairment.cut(Node.regent(region), target())));
            case 5 -> new Faults.Ways(List.of(Impairment.cut(target(), Node.regent(region))));
            case 6 -> Faults.Ways.between(Node.CHECKERS, dice.coin() ? Node.board(region) : Node.gateway(region));
            default -> poor(region);
        };
    }

    private Node target() {
        Region other = dice.oneOf(regions);
        return switch (dice.below(4)) {
            case 0 -> Node.gateway(other);
            case 1 -> Node.API;
            case 2 -> Node.NAME_SERVERS;
            default -> Node.board(other);
        };
    }

    private Fault partition() {
        Set<Region> one = new TreeSet<>();
        Set<Region> other = new TreeSet<>();
        Set<Region> third = new TreeSet<>();
        regions.forEach(region -> dice.oneOf(List.of(one, other, other, third)).add(region));
        return Faults.Ways.partition(List.of(one, other, third).stream()
                .filter(group -> !group.isEmpty())
                .toList());
    }

    /** A gateway that no regent of another region reaches. */
    private Fault cutOff(Region region) {
        List<Impairment> cuts = new ArrayList<>();
        regions.stream()
                .filter(other -> !other.equals(region))
                .forEach(other -> cuts.add(Impairment.cut(Node.regent(other), Node.gateway(region))));
        return new Faults.Ways(cuts);
    }

    /** Everything that a regent sends is late, lost or doubled, and so is everything that it is sent. */
    private Fault poor(Region region) {
        Node here = Node.regent(region);
        List<Node> all = new ArrayList<>(List.of(Node.API, Node.NAME_SERVERS));
        regions.forEach(other -> all.addAll(List.of(Node.gateway(other), Node.board(other))));
        int how = dice.below(3);
        double share = 0.05 + dice.share() * 0.4;
        List<Impairment> impairments = new ArrayList<>();
        all.forEach(other -> {
            impairments.add(poor(here, other, how, share));
            impairments.add(poor(other, here, how, share));
        });
        return new Faults.Ways(impairments);
    }

    private Impairment poor(Node from, Node to, int how, double share) {
        return switch (how) {
            case 0 -> Impairment.loses(from, to, share);
            case 1 -> Impairment.delays(from, to, dice.upTo(SLOW));
            default -> Impairment.doubles(from, to, share);
        };
    }
}
