package dev.regent.sandbox.kubernetes;

import dev.regent.cluster.ClusterAccess;
import dev.regent.world.Region;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The real clusters that somebody gives the sandbox, one per region.
 *
 * @param option how they were given, for messages
 * @param files  in the order of the regions; empty where none were given
 */
public record Kubeconfigs(String option, List<Path> files) {
    /** All clusters are simulated. */
    public static final Kubeconfigs NONE = new Kubeconfigs("", List.of());

    private static final String FOR_TESTS = "REGENT_KUBECONFIGS";
    private static final String RIGHT = "Give the kubeconfigs of one cluster per region, in the regions' order, with '"
            + File.pathSeparator + "' between them: clusters that are there for tests, with kwok in place of kubelets.";

    public Kubeconfigs {
        files = List.copyOf(files);
    }

    /** As in {@code -Dkubeconfigs=first:second:third}; nothing means none. */
    public static Kubeconfigs of(String option, String value) {
        return value.isBlank()
                ? NONE
                : new Kubeconfigs(
                        option,
                        Stream.of(value.split(File.pathSeparator, -1))
                                .map(String::strip)
                                .map(Path::of)
                                .toList());
    }

    /** Those that whoever runs the tests has given them. */
    public static Kubeconfigs forTests() {
        var given = of(FOR_TESTS, Optional.ofNullable(System.getenv(FOR_TESTS)).orElse(""));
        if (given.isEmpty()) {
            throw new IllegalStateException(FOR_TESTS + " is not set. " + RIGHT + " These tests make and delete"
                    + " namespaces, nodes and cluster roles.");
        }
        return given;
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }

    /**
     * Makes sure that there is one for each region, each of a cluster of its own whose API server answers.
     *
     * @throws IllegalArgumentException with what was given, what is wrong with it and what would be right
     */
    public void check(List<Region> regions) {
        if (isEmpty()) {
            return;
        }
        if (files.size() != regions.size()) {
            throw wrong("names " + files.size() + " kubeconfigs, and there are " + regions.size() + " regions");
        }
        Map<String, Region> servers = new HashMap<>();
        for (int number = 0; number < regions.size(); number++) {
            Region region = regions.get(number);
            String server = server(region, number);
            Region other = servers.put(server, region);
            if (other != null) {
                throw wrong("gives " + other + " and " + region + " the same cluster, " + server);
            }
        }
    }

    /** Where it is; it answers. */
    private String server(Region region, int number) {
        String whose = "the kubeconfig of " + region + ", " + files.get(number) + ", ";
        Config config = readable(whose, number);
        try (KubernetesClient client = ClusterAccess.open(config, null)) {
            var unused = client.nodes().list();
            return config.getMasterUrl();
        } catch (KubernetesClientException cannot) {
            Throwable why = Optional.ofNullable(cannot.getCause()).orElse(cannot);
            throw wrong("does not lead to a cluster: " + whose + "names " + config.getMasterUrl()
                    + ", which does not list its nodes: " + why.getMessage());
        }
    }

    private Config readable(String whose, int number) {
        try {
            Config config = config(number);
            if (config.getCurrentContext() == null) {
                throw wrong("is of no use: " + whose + "has no current-context");
            }
            return config;
        } catch (UncheckedIOException | KubernetesClientException cannot) {
            throw wrong("is of no use: " + whose + "cannot be read");
        }
    }

    private IllegalArgumentException wrong(String what) {
        String value = String.join(
                File.pathSeparator, files.stream().map(Path::toString).toList());
        return new IllegalArgumentException(option + "=" + value + " " + what + ". " + RIGHT);
    }

    /** With an administrator's rights. */
    Config config(int number) {
        return ClusterAccess.of(Optional.of(files.get(number)), Map.of())
                .orElseThrow()
                .get();
    }
}
