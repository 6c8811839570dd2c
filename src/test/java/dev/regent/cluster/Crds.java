package dev.regent.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** CRDs of other projects: in the cluster already, or in a directory that {@code REGENT_CRDS} names. */
final class Crds {
    private Crds() {}

    /** Skips the test, with the reason, where it can be had from neither. */
    static void need(KubernetesClient admin, String name) {
        if (!isThere(admin, name)) {
            install(admin, name);
        }
        await("the API server serves " + name).atMost(Duration.ofSeconds(60)).until(() -> isServed(admin, name));
    }

    private static void install(KubernetesClient admin, String name) {
        String directory = System.getenv("REGENT_CRDS");
        assumeTrue(directory != null, name + " is not in the cluster, and REGENT_CRDS names no directory with its CRD");
        Optional<CustomResourceDefinition> crd = all(Path.of(String.valueOf(directory))).stream()
                .filter(each -> name.equals(each.getMetadata().getName()))
                .findFirst();
        assumeTrue(crd.isPresent(), name + " is neither in the cluster nor in " + directory);
        admin.resource(crd.orElseThrow()).serverSideApply();
    }

    static boolean isThere(KubernetesClient admin, String name) {
        return get(admin, name) != null;
    }

    private static @Nullable CustomResourceDefinition get(KubernetesClient admin, String name) {
        return admin.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(name)
                .get();
    }

    /**
     * As discovery says, which is what the client asks for the path of a kind. The condition Established comes earlier: a
     * custom resource can be refused as unknown after it (kubernetes/kubernetes#125471).
     */
    private static boolean isServed(KubernetesClient admin, String name) {
        CustomResourceDefinition crd = get(admin, name);
        return crd != null
                && crd.getSpec().getVersions().stream()
                        .filter(CustomResourceDefinitionVersion::getServed)
                        .map(version -> admin.getApiResources(crd.getSpec().getGroup() + "/" + version.getName()))
                        .allMatch(resources -> resources != null
                                && resources.getResources().stream()
                                        .anyMatch(it -> it.getKind()
                                                .equals(crd.getSpec().getNames().getKind())));
    }

    private static List<CustomResourceDefinition> all(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(Crds::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CustomResourceDefinition read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Serialization.unmarshal(in, CustomResourceDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
