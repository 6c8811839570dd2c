package dev.regent.sandbox.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.regent.world.Region;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Looks onto the boards, past all links and faults. */
public final class Boards {
    private static final JsonMapper JSON = new JsonMapper();

    private final Sites sites;
    private final String service;

    /** A vote that lies on the voter's board: "{@code against} should take no traffic". */
    public record Vote(Region voter, Region against, String why) {}

    public Boards(Sites sites, String service) {
        this.sites = sites;
        this.service = service;
    }

    /** The whole report. */
    public Optional<JsonNode> report(Region region) {
        Site site = sites.of(region);
        return site.s3().read(site.board(), "report.json").flatMap(bytes -> parse(bytes.asByteArrayUnsafe()));
    }

    /** What the report says of the service. */
    public Optional<JsonNode> said(Region region) {
        return report(region).map(report -> report.path("services").path(service));
    }

    /** Those that are there now, whoever put them. */
    public List<Vote> votes() {
        return sites.regions().stream()
                .flatMap(voter -> votesOn(voter).stream())
                .toList();
    }

    private List<Vote> votesOn(Region voter) {
        Site site = sites.of(voter);
        String prefix = "evict/" + service + "/";
        return site.s3().keys(site.board(), prefix).stream()
                .map(key -> new Region(key.substring(prefix.length())))
                .map(against -> new Vote(voter, against, why(voter, against)))
                .toList();
    }

    private String why(Region voter, Region against) {
        return said(voter)
                .map(said -> said.path("votes").path(against.name()).path("why").asText())
                .orElse("");
    }

    /** Empties them. */
    public void clear() {
        sites.all().forEach(site -> site.s3().clear());
    }

    private static Optional<JsonNode> parse(byte[] body) {
        try {
            return Optional.of(JSON.readTree(body));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
