package dev.regent.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regent.sandbox.topology.Site;
import dev.regent.world.BoardLayout;
import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When nothing is going on: the home is answered and serves, its heir is open, every other region keeps itself out, and
 * every regent says so on its board.
 */
final class Quiet {
    private static final Duration FRESH = Duration.ofSeconds(4);
    private static final int GOOD_IN_A_ROW = 20;

    private final Sandbox sandbox;

    Quiet(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** What is still missing; empty when it is quiet. */
    List<String> missing(Instant now) {
        List<String> missing = new ArrayList<>();
        Region home = sandbox.order().getFirst();
        if (!sandbox.answered().equals(Set.of(home))) {
            missing.add("DNS answers " + sandbox.answered() + " and not " + home);
        }
        sandbox.order().forEach(region -> opinion(region).ifPresent(missing::add));
        if (!sandbox.regents().all().isEmpty()) {
            sandbox.order().forEach(region -> report(region, now).ifPresent(missing::add));
            votes().forEach(missing::add);
        }
        clients().forEach(missing::add);
        return missing;
    }

    /** Where Route 53's own checks of the gateways, and of votes that are gone, do not yet show what is there. */
    List<String> uncounted() {
        return sandbox.order().stream()
                .filter(region -> sandbox.site(region).replicas() > 0 != sandbox.isUp(region)
                        || sandbox.site(region).replicas() > 0 != sandbox.isOpen(region))
                .map(region -> "Route 53 does not yet count " + region + " as it is")
                .toList();
    }

    /** Home and heir are open, and every region without capacity is out. */
    private Optional<String> opinion(Region region) {
        boolean wanted = sandbox.order().indexOf(region) < 2;
        return sandbox.isOpen(region) == wanted
                ? Optional.empty()
                : Optional.of("Route 53 counts " + region + (wanted ? " out" : " open"));
    }

    private Optional<String> report(Region region, Instant now) {
        Optional<JsonNode> report = sandbox.report(region);
        if (report.isEmpty()) {
            return Optional.of(region + " has no report on its board");
        }
        Instant at = Instant.parse(report.get().path("at").asText());
        if (Duration.between(at, now).compareTo(FRESH) > 0) {
            return Optional.of("the report of " + region + " is old");
        }
        Site site = sandbox.site(region);
        if (site.s3().read(site.board(), BoardLayout.canaryKey()).isEmpty()) {
            return Optional.of("there is no canary on the board of " + region);
        }
        return opinionOfItself(region, site.replicas() > 0);
    }

    private Optional<String> opinionOfItself(Region region, boolean able) {
        JsonNode said = sandbox.said(region).orElseThrow();
        String condition = said.at("/condition/is").asText();
        return said.path("able").asBoolean() == able && condition.equals("healthy") == able
                ? Optional.empty()
                : Optional.of("the regent of " + region + " says: " + condition + ", "
                        + said.path("ableWhy").asText());
    }

    /** A cold region votes against itself, and nobody else votes. */
    private Stream<String> votes() {
        List<Region> cold = sandbox.order().stream().skip(2).toList();
        Stream<String> tooMany = sandbox.votes().stream()
                .filter(vote -> !vote.voter().equals(vote.against()) || !cold.contains(vote.voter()))
                .map(vote -> vote.voter() + " votes against " + vote.against());
        Stream<String> tooFew = cold.stream()
                .filter(region -> sandbox.votes().stream()
                        .noneMatch(vote ->
                                vote.voter().equals(region) && vote.against().equals(region)))
                .map(region -> region + " does not keep itself out");
        return Stream.concat(tooMany, tooFew);
    }

    private Stream<String> clients() {
        return sandbox.clients().all().entrySet().stream()
                .filter(client -> client.getValue().last(2 * GOOD_IN_A_ROW).stream()
                                .filter(exchange -> exchange.good())
                                .count()
                        < GOOD_IN_A_ROW)
                .map(client -> client.getKey() + " is not served");
    }
}
