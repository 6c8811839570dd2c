package dev.regent.decision;

import dev.regent.world.Board;
import dev.regent.world.BoardLayout;
import dev.regent.world.Gateway;
import dev.regent.world.HealthCheck;
import dev.regent.world.HealthCheck.Calculated;
import dev.regent.world.HealthCheck.Endpoint;
import dev.regent.world.HealthCheck.Pace;
import dev.regent.world.HealthCheck.Target;
import dev.regent.world.Place;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The health checks of a service, so that a region is out iff its gateway fails, or its own regent says so, or a
 * majority of its peers do.
 */
final class DesiredChecks {
    /** Where Route 53 has checkers (API Reference, HealthCheckConfig, Regions), neighbours side by side. */
    static final List<String> CHECKER_REGIONS = List.of(
            "us-east-1",
            "us-west-1",
            "us-west-2",
            "sa-east-1",
            "eu-west-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-northeast-1");

    /** A check must name at least three (same page). */
    private static final int FEWEST_CHECKER_REGIONS = 3;

    private final Settings settings;
    private final Service service;

    DesiredChecks(Settings settings, Service service) {
        this.settings = settings;
        this.service = service;
    }

    /** By symbolic name, children first. */
    Map<String, HealthCheck> all() {
        Map<String, HealthCheck> checks = new LinkedHashMap<>();
        for (Place place : service.order()) {
            Map<String, HealthCheck> children = children(place);
            checks.putAll(children);
            checks.put(
                    CheckNames.of(service, place.region()).calculated(),
                    new Calculated(List.copyOf(children.keySet()), threshold(), false, false));
            checks.put(CheckNames.canary(place.region()), read(place.region(), BoardLayout.canaryKey(), false));
        }
        return checks;
    }

    /** M + N of the 2M + N − 1 children. */
    private int threshold() {
        return service.majority() + service.order().size();
    }

    private Map<String, HealthCheck> children(Place place) {
        Region region = place.region();
        CheckNames names = CheckNames.of(service, region);
        String vote = BoardLayout.voteKey(service.name(), region);
        Map<String, HealthCheck> children = new LinkedHashMap<>();
        for (int copy = 1; copy <= service.majority(); copy++) {
            children.put(names.gateway(copy), gateway(place.gateway(), copy));
        }
        for (int copy = 1; copy <= service.majority(); copy++) {
            children.put(names.own(copy), read(region, vote, true));
        }
        service.regions().stream()
                .filter(voter -> !voter.equals(region))
                .forEach(voter -> children.put(names.peer(voter), read(voter, vote, true)));
        return children;
    }

    private HealthCheck gateway(Gateway gateway, int copy) {
        Target target = new Target(
                gateway.scheme().toUpperCase(Locale.ROOT),
                gateway.address(),
                gateway.port(),
                gateway.livenessPath(),
                Optional.empty());
        return new Endpoint(target, Pace.FASTEST, false, false, checkersOf(copy, service.majority()));
    }

    /** A check that an object with the fixed word can be read; inverted where its presence takes a region out. */
    private HealthCheck read(Region holder, String key, boolean inverted) {
        URI base = settings.board(holder)
                .map(Board::checked)
                .orElseThrow(() -> new IllegalArgumentException(
                        "region " + holder + " has no board, and service " + service.name() + " needs one there"));
        String scheme = base.getScheme().toUpperCase(Locale.ROOT);
        int port = base.getPort() > 0 ? base.getPort() : scheme.equals("HTTPS") ? 443 : 80;
        String path = base.getPath().replaceAll("/+$", "") + "/" + key;
        Target target = new Target(scheme, base.getHost(), port, path, Optional.of(BoardLayout.WORD));
        return new Endpoint(target, Pace.FASTEST, inverted, false, Set.copyOf(CHECKER_REGIONS));
    }

    /** Every M-th checker region, so that the copies share as few as the least number allows. */
    static Set<String> checkersOf(int copy, int copies) {
        int each = Math.max(FEWEST_CHECKER_REGIONS, CHECKER_REGIONS.size() / copies);
        List<String> chosen = new ArrayList<>();
        for (int step = 0; step < each; step++) {
            chosen.add(CHECKER_REGIONS.get((copy - 1 + step * copies) % CHECKER_REGIONS.size()));
        }
        return new TreeSet<>(chosen);
    }
}
