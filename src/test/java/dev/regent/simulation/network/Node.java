package dev.regent.simulation.network;

import dev.regent.world.Region;
import java.util.Optional;

/**
 * Somebody who sends or receives.
 *
 * @param region empty for what is not in one: name servers, Route 53's API, its checkers, the clients
 */
public record Node(Kind kind, Optional<Region> region) {
    /** What it is; everything of one kind and region shares its fate on the network. */
    public enum Kind {
        REGENT,
        BOARD,
        GATEWAY,
        /** With everything that shows it: API server and Prometheus. */
        CLUSTER,
        NAME_SERVERS,
        API,
        CHECKERS,
        CLIENTS
    }

    public static final Node NAME_SERVERS = new Node(Kind.NAME_SERVERS, Optional.empty());
    public static final Node API = new Node(Kind.API, Optional.empty());
    public static final Node CHECKERS = new Node(Kind.CHECKERS, Optional.empty());
    public static final Node CLIENTS = new Node(Kind.CLIENTS, Optional.empty());

    public static Node regent(Region region) {
        return new Node(Kind.REGENT, Optional.of(region));
    }

    public static Node board(Region region) {
        return new Node(Kind.BOARD, Optional.of(region));
    }

    public static Node gateway(Region region) {
        return new Node(Kind.GATEWAY, Optional.of(region));
    }

    public static Node cluster(Region region) {
        return new Node(Kind.CLUSTER, Optional.of(region));
    }

    boolean near(Node other) {
        return region.isPresent() && region.equals(other.region);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                + region.map(at -> " " + at).orElse("");
    }
}
