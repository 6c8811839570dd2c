package dev.regent.simulation;

import dev.regent.world.ProbeResult;
import dev.regent.world.ProbeResult.AnswersWrong;
import dev.regent.world.ProbeResult.NoAnswer;
import dev.regent.world.ProbeResult.Saturated;
import dev.regent.world.ProbeResult.Serves;
import dev.regent.world.Region;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How things really are, and who cannot see it. */
final class Truth {
    /** What a gateway does with requests. */
    enum Gateway {
        SERVES,
        SHEDS,
        INFERENCE_FAILS,
        REFUSES;

        static final List<Gateway> ALL = List.of(SERVES, SHEDS, INFERENCE_FAILS, REFUSES);
    }

    /** Somebody looks at something. */
    record Sight(Region from, Region at) {}

    final Map<Region, Gateway> gateways = new HashMap<>();
    final Set<Region> deadRegents = new HashSet<>();
    final Set<Region> deadBoards = new HashSet<>();
    final Set<Region> deafToDns = new HashSet<>();
    final Set<Region> cutFromApi = new HashSet<>();
    final Set<Sight> cutFromGateway = new HashSet<>();
    final Set<Sight> cutFromBoard = new HashSet<>();

    /** These see every gateway answer wrong, whatever is true. */
    final Set<Region> mad = new HashSet<>();

    /** These see their own gateway serve, whatever is true. */
    final Set<Region> boasting = new HashSet<>();

    Gateway gateway(Region region) {
        return gateways.getOrDefault(region, Gateway.SERVES);
    }

    /** Whether Route 53's check of the gateway (a GET of the liveness path) passes. */
    boolean isUp(Region region) {
        return gateway(region) != Gateway.REFUSES;
    }

    boolean serves(Region region) {
        return gateway(region) == Gateway.SERVES || gateway(region) == Gateway.SHEDS;
    }

    ProbeResult probe(Region from, Region at) {
        if (mad.contains(from)) {
            return new AnswersWrong("inference answers 500, says the mad one", false);
        }
        if (boasting.contains(from) && from.equals(at)) {
            return new Serves();
        }
        if (cutFromGateway.contains(new Sight(from, at))) {
            return new NoAnswer("no route to host");
        }
        return switch (gateway(at)) {
            case SERVES -> new Serves();
            case SHEDS -> new Saturated("429 Too Many Requests");
            case INFERENCE_FAILS -> new AnswersWrong("inference answers 500", false);
            case REFUSES -> new NoAnswer("connection refused");
        };
    }

    boolean canRead(Region reader, Region board) {
        return !deadBoards.contains(board) && !cutFromBoard.contains(new Sight(reader, board));
    }

    /** Whether its own regent lives and sees the region, its own board and DNS as they are. */
    boolean isSane(Region region) {
        return !deadRegents.contains(region)
                && canRead(region, region)
                && !deafToDns.contains(region)
                && !mad.contains(region)
                && !boasting.contains(region)
                && !cutFromGateway.contains(new Sight(region, region));
    }

    /** Regents of different groups see neither each other's gateways nor boards; DNS and its API are seen by all. */
    void partition(List<Set<Region>> groups) {
        for (Set<Region> group : groups) {
            for (Region from : group) {
                groups.stream()
                        .filter(other -> !other.equals(group))
                        .flatMap(Set::stream)
                        .forEach(at -> {
                            cutFromGateway.add(new Sight(from, at));
                            cutFromBoard.add(new Sight(from, at));
                        });
            }
        }
    }

    void heal() {
        gateways.clear();
        deadRegents.clear();
        deadBoards.clear();
        deafToDns.clear();
        cutFromApi.clear();
        cutFromGateway.clear();
        cutFromBoard.clear();
        mad.clear();
        boasting.clear();
    }
}
