package dev.regent.simulation.cloud;

import dev.regent.sandbox.route53.HealthCheck;
import dev.regent.sandbox.route53.HealthCheck.Config;
import dev.regent.simulation.network.Network;
import dev.regent.simulation.network.Node;
import dev.regent.simulation.time.Dice;
import dev.regent.simulation.time.VirtualTime;
import dev.regent.world.BoardLayout;
import dev.regent.world.Place;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How a checker of Route 53 looks at a gateway or at a vote, with its documented deadlines. */
final class Probing implements Checkers.Probing {
    /** Until the connection must stand. */
    private static final Duration CONNECT = Duration.ofSeconds(4);

    /** From then on until it must be answered. */
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private static final Duration ROUND_TRIP_AT_LEAST = Duration.ofMillis(10);
    private static final Duration ROUND_TRIP = Duration.ofMillis(200);

    private final Platform platform;
    private final Map<Region, GatewayModel> gateways;
    private final Map<Region, BoardStore> boards;
    private final Network network;
    private final VirtualTime time;
    private final Dice dice;

    /** Whose it is, by check: looked up very often, and never another. */
    private final Map<String, Region> asked = new HashMap<>();

    Probing(
            Platform platform,
            Map<Region, GatewayModel> gateways,
            Map<Region, BoardStore> boards,
            Network network,
            VirtualTime time,
            Dice dice) {
        this.platform = platform;
        this.gateways = gateways;
        this.boards = boards;
        this.network = network;
        this.time = time;
        this.dice = dice;
    }

    @Override
    public void accept(HealthCheck check, EndpointWatch.Looker looker) {
        Config config = check.config();
        Region region = asked.computeIfAbsent(check.id(), first -> region(config));
        boolean isVote = config.searchString() != null;
        Node node = isVote ? Node.board(region) : Node.gateway(region);
        if (network.isCut(Node.CHECKERS, node) || network.isCut(node, Node.CHECKERS)) {
            time.after(CONNECT, () -> looker.saw(false));
            return;
        }
        time.after(dice.between(ROUND_TRIP_AT_LEAST, ROUND_TRIP), () -> {
            if (isVote) {
                looker.saw(isThere(region, config.path()));
            } else {
                look(region, looker);
            }
        });
    }

    private void look(Region region, EndpointWatch.Looker looker) {
        GatewayModel.Behaviour behaviour = gateway(region).behaviour();
        if (behaviour == GatewayModel.Behaviour.HANGS) {
            time.after(ANSWER, () -> looker.saw(false));
        } else {
            looker.saw(behaviour.passesLiveness() && !gateway(region).isMissed());
        }
    }

    private GatewayModel gateway(Region region) {
        return java.util.Objects.requireNonNull(gateways.get(region));
    }

    /** The canary lies on every board. */
    private boolean isThere(Region board, String path) {
        String key = path.substring(path.indexOf(BoardLayout.EVICT));
        return BoardLayout.vote(key)
                .map(vote -> java.util.Objects.requireNonNull(boards.get(board)).holds(vote))
                .orElse(true);
    }

    private Region region(Config config) {
        return Optional.ofNullable(config.address())
                .map(this::withGateway)
                .orElseGet(() -> withBoard(java.util.Objects.requireNonNull(config.domainName())));
    }

    private Region withGateway(String address) {
        return platform.service().order().stream()
                .filter(place -> place.gateway().address().equals(address))
                .map(Place::region)
                .findFirst()
                .orElseThrow();
    }

    private Region withBoard(String host) {
        return platform.boards().stream()
                .filter(board -> board.checked().getHost().equals(host))
                .map(dev.regent.world.Board::region)
                .findFirst()
                .orElseThrow();
    }
}
