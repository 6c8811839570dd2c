package dev.regent.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regent.sandbox.Sandbox;
import dev.regent.sandbox.control.State.ConditionNow;
import dev.regent.sandbox.control.State.GatewayNow;
import dev.regent.sandbox.control.State.RegentNow;
import dev.regent.sandbox.control.State.RegionNow;
import dev.regent.sandbox.control.State.ReportNow;
import dev.regent.sandbox.regents.RegentProcess;
import dev.regent.sandbox.topology.Boards;
import dev.regent.sandbox.topology.Site;
import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws regions.
 *
 * @param home     by the epoch record
 * @param answered what DNS may answer
 * @param votes    on all boards
 */
record RegionView(
        Sandbox sandbox,
        TrafficMeter meter,
        Optional<Region> home,
        Set<Region> answered,
        List<Boards.Vote> votes,
        Instant now) {

    RegionNow draw(Site site) {
        Region region = site.region();
        Optional<JsonNode> said = sandbox.said(region);
        boolean open = sandbox.isOpen(region);
        return new RegionNow(
                region.name(),
                site.described().tier().name().toLowerCase(Locale.ROOT),
                role(region).stream().toList(),
                answered.contains(region),
                open,
                open ? "" : outWhy(region),
                sandbox.isUp(region),
                site.replicas() == 0,
                condition(said),
                said.map(it -> it.path("able").asBoolean()).orElse(null),
                said.map(it -> it.path("ableWhy").asText()).orElse(""),
                gateway(site),
                site.s3Endpoint().toString(),
                site.board(),
                meter.latest(region),
                sandbox.report(region).map(this::report).orElse(null),
                sandbox.regents().of(region).stream().map(RegionView::regent).toList());
    }

    private Optional<String> role(Region region) {
        boolean homeAnswers = home.map(answered::contains).orElse(false);
        if (home.equals(Optional.of(region))) {
            return Optional.of("home");
        }
        if (!homeAnswers) {
            return answered.contains(region) ? Optional.of("acting home") : Optional.empty();
        }
        return heir().equals(Optional.of(region)) ? Optional.of("heir") : Optional.empty();
    }

    private Optional<Region> heir() {
        return sandbox.order().stream()
                .filter(region -> !home.equals(Optional.of(region)) && sandbox.isOpen(region))
                .findFirst();
    }

    private String outWhy(Region region) {
        String voters = votes.stream()
                .filter(vote -> vote.against().equals(region))
                .map(vote -> vote.voter().equals(region) ? "its own vote" : "the vote of " + vote.voter())
                .collect(Collectors.joining(", "));
        String gateway = sandbox.isUp(region) ? "" : "its gateway fails";
        return voters.isEmpty() || gateway.isEmpty() ? voters + gateway : gateway + ", " + voters;
    }

    private static ConditionNow condition(Optional<JsonNode> said) {
        return said.map(it -> it.path("condition"))
                .map(it ->
                        new ConditionNow(it.path("is").asText(), it.path("why").asText()))
                .orElse(new ConditionNow("unknown", "nobody has said"));
    }

    private static GatewayNow gateway(Site site) {
        var gateway = site.gateway();
        return new GatewayNow(
                gateway.endpoint().toString(),
                gateway.readyReplicas(),
                gateway.requestsPerSecondItCanServe(),
                gateway.faults().stream().map(RegionView::words).sorted().toList(),
                gateway.counts().answered(),
                gateway.counts().refused());
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private ReportNow report(JsonNode report) {
        Duration age = Duration.between(Instant.parse(report.path("at").asText()), now);
        return new ReportNow(
                report.path("sequence").asLong(), report.path("writer").asText(), age.toMillis() / 1000.0);
    }

    private static RegentNow regent(RegentProcess regent) {
        return new RegentNow(
                regent.replica(),
                regent.state(),
                regent.endpoint().toString(),
                regent.log().toString(),
                regent.pid().orElse(null));
    }
}
