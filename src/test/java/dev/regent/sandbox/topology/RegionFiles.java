package dev.regent.sandbox.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.regent.world.Region;
import dev.regent.world.Serving;
import dev.regent.world.Tier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What the sandbox takes from the repository's {@code regions/}: its first service and where that is served. */
public final class RegionFiles {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Path directory;
    private final JsonNode service;

    /**
     * A region as those files describe it.
     *
     * @param number in the order of preference, counted from 0
     */
    public record Described(Region region, int number, Tier tier, String board, String models) {}

    public RegionFiles(Path directory) {
        this.directory = directory;
        this.service = read("services").at("/services/0");
    }

    public String service() {
        return service.path("name").asText();
    }

    /** The service's first name, with the trailing dot. */
    public String dnsName() {
        String name = service.at("/dnsNames/0").asText();
        return name.endsWith(".") ? name : name + ".";
    }

    /** The zone that holds it: one label less. */
    public String zoneName() {
        return dnsName().substring(dnsName().indexOf('.') + 1);
    }

    public String livenessPath(Region region) {
        return StreamSupport.stream(service.path("order").spliterator(), false)
                .filter(place -> place.path("region").asText().equals(region.name()))
                .map(place -> place.at("/gateway/livenessPath").asText())
                .findFirst()
                .orElseThrow();
    }

    /** What the service runs on, as a regent reads it. */
    public Serving serving() {
        String self = regions().getFirst().region().name();
        return dev.regent.config.RegionFiles.read(directory, Optional.empty(), self)
                .settings()
                .service(service())
                .orElseThrow()
                .serving();
    }

    /** Most preferred first. */
    public List<Described> regions() {
        List<JsonNode> order =
                StreamSupport.stream(service.path("order").spliterator(), false).toList();
        return order.stream()
                .map(place -> described(place, order.indexOf(place)))
                .toList();
    }

    private Described described(JsonNode place, int number) {
        String name = place.path("region").asText();
        JsonNode file = read(name);
        return new Described(
                new Region(name),
                number,
                Tier.valueOf(place.path("tier").asText().toUpperCase(Locale.ROOT)),
                file.at("/board/bucket").asText(),
                file.at("/models/bucket").asText());
    }

    private JsonNode read(String name) {
        try {
            return YAML.readTree(directory.resolve(name + ".yaml").toFile());
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
