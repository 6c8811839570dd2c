package dev.regent.sandbox;

import dev.regent.config.Configuration;
import dev.regent.decision.DesiredZone;
import dev.regent.sandbox.kubernetes.Clusters;
import dev.regent.sandbox.kubernetes.Kubeconfig;
import dev.regent.sandbox.links.Links;
import dev.regent.sandbox.regents.Artifact;
import dev.regent.sandbox.regents.Births;
import dev.regent.sandbox.regents.RegentProcess;
import dev.regent.sandbox.regents.Regents;
import dev.regent.sandbox.timeline.BoardFeed;
import dev.regent.sandbox.timeline.Timeline;
import dev.regent.sandbox.topology.Key;
import dev.regent.sandbox.topology.Loopback;
import dev.regent.sandbox.topology.Overlay;
import dev.regent.sandbox.topology.RegentLinks;
import dev.regent.sandbox.topology.RegionFiles;
import dev.regent.sandbox.topology.Route53;
import dev.regent.sandbox.topology.ServiceZone;
import dev.regent.sandbox.topology.Site;
import dev.regent.sandbox.topology.Sites;
import dev.regent.sandbox.topology.Target;
import dev.regent.world.DesiredZoneSpec;
import dev.regent.world.Epoch;
import dev.regent.world.Region;
import dev.regent.world.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Puts the parts of a sandbox together, in the order in which they need one another, and takes them apart again. */
final class Assembly implements AutoCloseable {
    private final Options options;
    private final Consumer<String> progress;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    final Timeline timeline = new Timeline();
    final RegionFiles files;
    final BoardFeed boardFeed;
    final Sites sites;
    final Route53 route53;
    final Links links;
    final ServiceZone zone;
    final DesiredZoneSpec desired;
    final Path tokenFile;
    final Regents regents;

    /** Everything but the clients; nothing is started twice, and what was started is closed if something cannot be. */
    Assembly(Options options, Consumer<String> progress) {
        QuietLogs.keep();
        this.options = options;
        this.progress = progress;
        this.files = new RegionFiles(options.project().resolve("regions"));
        this.boardFeed = new BoardFeed(files.service(), timeline);
        var clusters = new Clusters(options.kubeconfigs(), options.project());
        options.kubeconfigs()
                .check(files.regions().stream()
                        .map(RegionFiles.Described::region)
                        .toList());
        try {
            say("starting S3, Kubernetes, Prometheus and an inference gateway in each region");
            this.sites = opened(Sites.start(files, options.ports(), clusters, boardFeed::written));
            say("starting Route 53: API, 16 checkers per check, 4 name servers");
            this.route53 = opened(Route53.start(options.ports(), keys(), options.propagation(), options.seed()));
            this.links = opened(RegentLinks.open(sites, route53, options.ports()));
            this.zone = opened(ServiceZone.create(route53.api().endpoint(), Key.SANDBOX, files.zoneName()));
            say("making zone " + files.zoneName() + " through Route 53's API");
            this.desired = desired();
            zone.make(desired, options.failureThreshold());
            route53.api().hurry();
            this.tokenFile = token();
            this.regents = opened(regents());
        } catch (RuntimeException cannot) {
            close();
            throw cannot;
        }
    }

    private void say(String what) {
        progress.accept("sandbox: " + what);
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    private List<Key> keys() {
        Stream<Key> regentKeys =
                files.regions().stream().map(RegionFiles.Described::region).map(Key::ofRegent);
        return Stream.concat(regentKeys, Stream.of(Key.BREAK_GLASS, Key.SANDBOX))
                .toList();
    }

    private DesiredZoneSpec desired() {
        Region home = sites.regions().getFirst();
        Path overlay = overlay().write(options.workspace().resolve("regions-of-nobody"), Optional.empty(), Map.of());
        Configuration configuration = dev.regent.config.RegionFiles.read(
                options.project().resolve("regions"), Optional.of(overlay), home.name());
        Service service = configuration.settings().service(files.service()).orElseThrow();
        return DesiredZone.of(configuration.settings(), service, new Epoch(1, home, "sandbox", Instant.now()));
    }

    private Overlay overlay() {
        return new Overlay(files, sites, options.ports(), zone.id());
    }

    private Births nursery() {
        return new Births(options.workspace(), options.project().resolve("regions"), tokenFile, options.ports());
    }

    /** Writes every region's overlay, with these fields laid over the service. */
    void configure(Map<String, Object> service) {
        int nameServers = route53.nameServers().size();
        for (Site site : sites.all()) {
            var view = new Overlay.View(site.region(), links, nameServers);
            overlay().write(nursery().overlay(site), Optional.of(view), service);
            var kubernetes = links.between(site.region().name(), Target.kubernetes(site.region()));
            Kubeconfig.write(nursery().kubeconfig(site), site.cluster().kubeconfig(kubernetes.address()));
        }
    }

    private Regents regents() {
        configure(options.service());
        List<RegentProcess.Birth> births = births();
        return new Regents(births.isEmpty() ? List.of() : processes(births), files.service(), read(tokenFile));
    }

    private List<RegentProcess.Birth> births() {
        List<RegentProcess.Birth> births = new ArrayList<>();
        for (Site site : sites.all()) {
            for (int number = 0; number < options.replicas(); number++) {
                int port = options.ports().regent(number);
                Loopback.mustBeFree(site.address(), port, "a regent of " + site.region());
                births.add(nursery().of(site, number));
            }
        }
        return births;
    }

    private List<RegentProcess> processes(List<RegentProcess.Birth> births) {
        var artifact = Artifact.in(options.project().resolve("target"), options.workspace());
        return births.stream().map(birth -> new RegentProcess(birth, artifact)).toList();
    }

    private Path token() {
        Path file = options.workspace().resolve("token");
        try {
            Files.createDirectories(options.workspace());
            Files.writeString(file, UUID.randomUUID().toString());
            return file;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** The last opened first; one that does not close keeps no other from closing. */
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            AutoCloseable part = opened.pop();
            try {
                part.close();
            } catch (Exception stuck) {
                System.getLogger(Assembly.class.getName())
                        .log(System.Logger.Level.WARNING, () -> part + " does not close", stuck);
            }
        }
    }
}
