package dev.regent.sandbox.topology;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.regent.sandbox.links.Links;
import dev.regent.sandbox.monitoring.GatewayCounters;
import dev.regent.world.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what lies over the repository's {@code regions/}: where everything really is, and for a regent of a region
 * which of that region's links lead there.
 */
public final class Overlay {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final RegionFiles files;
    private final Sites sites;
    private final Ports ports;
    private final String hostedZone;

    public Overlay(RegionFiles files, Sites sites, Ports ports, String hostedZone) {
        this.files = files;
        this.sites = sites;
        this.ports = ports;
        this.hostedZone = hostedZone;
    }

    /**
     * The links of one region, or nobody's.
     *
     * @param nameServers how many there are
     */
    public record View(Region from, Links links, int nameServers) {
        URI url(String to) {
            return URI.create("http://" + hostAndPort(to));
        }

        String hostAndPort(String to) {
            return RegentLinks.hostAndPort(links.between(from.name(), to));
        }
    }

    /**
     * Writes the overlay's files into a directory of their own.
     *
     * @param view    empty for whoever stands beside all links
     * @param service more fields of the service
     */
    public Path write(Path directory, Optional<View> view, Map<String, Object> service) {
        try {
            Files.createDirectories(directory);
            YAML.writeValue(directory.resolve("services.yaml").toFile(), services(view, service));
            for (Site site : sites.all()) {
                Path file = directory.resolve(site.region() + ".yaml");
                YAML.writeValue(file.toFile(), region(site, view));
            }
            return directory;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private Map<String, Object> services(Optional<View> view, Map<String, Object> more) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("name", files.service());
        service.put("hostedZone", hostedZone);
        service.put("order", sites.all().stream().map(site -> place(site, view)).toList());
        service.put(
                "serving",
                Map.of(
                        "requestsPerReplica",
                        perReplica(),
                        "counted",
                        "inference",
                        "queries",
                        GatewayCounters.queries()));
        view.ifPresent(it -> service.put("nameServers", nameServers(it)));
        service.putAll(more);
        Map<String, Object> all = new LinkedHashMap<>();
        view.ifPresent(it ->
                all.put("route53", Map.of("endpoint", it.url(Target.ROUTE53).toString())));
        all.put("services", List.of(service));
        return all;
    }

    /** What the sandbox's replicas really serve. */
    private double perReplica() {
        return sites.all().getFirst().gateway().requestsPerSecondAndReplica();
    }

    private Map<String, Object> place(Site site, Optional<View> view) {
        Map<String, Object> gateway = new LinkedHashMap<>();
        gateway.put("scheme", "http");
        gateway.put("address", site.address().getHostAddress());
        gateway.put("port", ports.gateway());
        view.ifPresent(it -> gateway.put("via", it.hostAndPort(Target.gateway(site.region()))));
        return Map.of("region", site.region().name(), "gateway", gateway);
    }

    private static List<String> nameServers(View view) {
        List<String> servers = new ArrayList<>();
        for (int number = 0; number < view.nameServers(); number++) {
            servers.add(view.hostAndPort(Target.nameServer(number)));
        }
        return servers;
    }

    /** A region's monitoring is asked by its own regents only. */
    private static Map<String, Object> region(Site site, Optional<View> view) {
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("board", board(site, view));
        view.filter(it -> it.from().equals(site.region()))
                .ifPresent(it -> region.put(
                        "prometheus", it.url(Target.prometheus(site.region())).toString()));
        return region;
    }

    private static Map<String, Object> board(Site site, Optional<View> view) {
        URI endpoint = view.map(it -> it.url(Target.board(site.region()))).orElse(site.s3Endpoint());
        return Map.of("endpoint", endpoint.toString(), "checkedEndpoint", site.s3Endpoint() + "/" + site.board());
    }
}
