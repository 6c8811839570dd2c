package dev.regent.cluster;

import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How to reach the region's own API server: a kubeconfig that was named, or else the pod's own service account. */
public final class ClusterAccess {
    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int RETRIES = 2;
    /**
     * An API server sends a bookmark on every watch about once a minute, so a connection that was silent for this long is
     * dead ({@code bookmarkFrequency} in {@code k8s.io/apiserver/pkg/storage/cacher}).
     */
    private static final Duration SILENCE = Duration.ofSeconds(90);
    /**
     * The first event of a kind makes the client look at a thousand classes. Events are read on the threads that serve all
     * connections, so it is made to do that here.
     */
    private static final Map<String, String> WATCHED = Map.of(
            "Node", "v1",
            "Pod", "v1",
            "Deployment", "apps/v1",
            "StatefulSet", "apps/v1",
            "HorizontalPodAutoscaler", "autoscaling/v2");

    private ClusterAccess() {}

    /**
     * Empty where no kubeconfig is named and this is no pod: there is no cluster to look at. A kubeconfig of whoever
     * started the process is never taken by itself.
     *
     * @return reads it, which loads thousands of classes
     * @throws UncheckedIOException if the kubeconfig that is named cannot be read
     */
    public static Optional<Supplier<Config>> of(Optional<Path> kubeconfig, Map<String, String> environment) {
        return kubeconfig.map(ClusterAccess::named).or(() -> account(environment, ACCOUNT));
    }

    private static Supplier<Config> named(Path kubeconfig) {
        if (!Files.isReadable(kubeconfig)) {
            throw new UncheckedIOException(new IOException("the kubeconfig " + kubeconfig + " cannot be read"));
        }
        return () -> Config.fromKubeconfig(kubeconfig.toFile());
    }

    /** The token is read again for every request: the kubelet replaces it before it expires. */
    static Optional<Supplier<Config>> account(Map<String, String> environment, Path account) {
        String host = environment.get("KUBERNETES_SERVICE_HOST");
        Path token = account.resolve("token");
        if (host == null || !Files.isReadable(token)) {
            return Optional.empty();
        }
        String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        String address = host.contains(":") ? "[" + host + "]" : host;
        return Optional.of(() -> new ConfigBuilder(Config.empty())
                .withMasterUrl("https://" + address + ":" + port + "/")
                .withCaCertFile(account.resolve("ca.crt").toString())
                .withOauthTokenProvider(() -> read(token))
                .build());
    }

    private static String read(Path token) {
        try {
            return Files.readString(token).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A client with deadlines; whoever asks for it closes it.
     *
     * @param vertx whose threads are used; null for its own
     */
    public static KubernetesClient open(Config config, @Nullable Vertx vertx) {
        return open(config, vertx, SILENCE);
    }

    static KubernetesClient open(Config config, @Nullable Vertx vertx, Duration silence) {
        config.setConnectionTimeout((int) CONNECT.toMillis());
        config.setRequestTimeout((int) ANSWER.toMillis());
        config.setRequestRetryBackoffLimit(RETRIES);
        KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new Connections(vertx, silence))
                .build();
        WATCHED.forEach((kind, version) -> client.getKubernetesSerialization()
                .unmarshal(
                        "{\"type\":\"ADDED\",\"object\":{\"apiVersion\":\"" + version + "\",\"kind\":\"" + kind
                                + "\"}}",
                        WatchEvent.class));
        return client;
    }

    /** Connections that are given up when nothing comes any more. */
    static final class Connections extends VertxHttpClientFactory {
        private final Duration silence;

        Connections(@Nullable Vertx vertx, Duration silence) {
            super(vertx);
            this.silence = silence;
        }

        @Override
        protected void additionalConfig(WebClientOptions options) {
            options.setTcpKeepAlive(true).setIdleTimeoutUnit(TimeUnit.SECONDS).setReadIdleTimeout((int)
                    silence.toSeconds());
        }
    }
}
