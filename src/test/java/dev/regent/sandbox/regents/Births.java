package dev.regent.sandbox.regents;

import dev.regent.sandbox.topology.Key;
import dev.regent.sandbox.topology.Ports;
import dev.regent.sandbox.topology.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where regents live and what their environment tells them: nothing that a regent against AWS would not be told. */
public final class Births {
    private final Path workspace;
    private final Path regions;
    private final Path tokenFile;
    private final Ports ports;

    /**
     * For one sandbox.
     *
     * @param workspace where each regent gets a directory
     * @param regions   the repository's
     * @param tokenFile what orders must carry
     */
    public Births(Path workspace, Path regions, Path tokenFile, Ports ports) {
        this.workspace = workspace;
        this.regions = regions;
        this.tokenFile = tokenFile;
        this.ports = ports;
    }

    /** The overlay of a region's regents. */
    public Path overlay(Site site) {
        return workspace.resolve("regions-of-" + site.region());
    }

    /** How a region's regents reach its API server. */
    public Path kubeconfig(Site site) {
        return workspace.resolve("kubeconfigs/" + site.region() + ".yaml");
    }

    /**
     * A replica's.
     *
     * @param number of the replica in its region, counted from 0
     */
    public RegentProcess.Birth of(Site site, int number) {
        String replica = site.region() + "-" + (char) ('a' + number);
        URI endpoint = URI.create("http://" + site.address().getHostAddress() + ":" + ports.regent(number));
        return new RegentProcess.Birth(
                site.region(),
                replica,
                endpoint,
                directory(replica),
                workspace.resolve("logs/" + replica + ".log"),
                environment(site, replica, endpoint));
    }

    private Path directory(String replica) {
        try {
            Files.createDirectories(workspace.resolve("logs"));
            return Files.createDirectories(workspace.resolve("work/" + replica));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private Map<String, String> environment(Site site, String replica, URI endpoint) {
        Key key = Key.ofRegent(site.region());
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("REGENT_REGION", site.region().name());
        environment.put("REGENT_REPLICA", replica);
        environment.put("REGENT_REGIONS", regions.toString());
        environment.put("REGENT_OVERLAY", overlay(site).toString());
        environment.put("REGENT_ONCALL_TOKEN_FILE", tokenFile.toString());
        environment.put("REGENT_CLUSTER_KUBECONFIG", kubeconfig(site).toString());
        environment.put("QUARKUS_HTTP_HOST", endpoint.getHost());
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(endpoint.getPort()));
        environment.put("QUARKUS_BANNER_ENABLED", "false");
        environment.put("AWS_ACCESS_KEY_ID", key.id());
        environment.put("AWS_SECRET_ACCESS_KEY", key.secret());
        environment.put("AWS_REGION", site.region().name());
        // Links lead to whatever a kubeconfig names, also where this machine goes around its own proxy.
        environment.put("NO_PROXY", "none.invalid");
        environment.put("no_proxy", "none.invalid");
        // Nothing of this machine's user: no profile, and no wait for EC2's metadata.
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_CONFIG_FILE", workspace.resolve("no-aws-config").toString());
        environment.put(
                "AWS_SHARED_CREDENTIALS_FILE",
                workspace.resolve("no-aws-credentials").toString());
        return environment;
    }
}
