package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regent.world.Workload.Kind;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Watches of a real API server that goes and comes back. */
@Tag("kube")
class WatchesKubeIT {
    @Test
    void seesWhatChangedWhileItsConnectionsWereCut() throws IOException {
        try (RealCluster cluster = RealCluster.first()) {
            URI server = server(cluster);
            cluster.make(Manifests.deployment(cluster.namespace(), "chat", 1, 1));
            try (var wire = new Wire(server.getPort());
                    var looking = through(wire, cluster)) {
                looking.untilWorkload("at the beginning", it -> it.desired() == 1);

                wire.become(Wire.State.CUT);
                scale(cluster, 4);
                looking.untilUnknown("does not answer since");
                wire.become(Wire.State.WHOLE);

                looking.untilWorkload("afterwards", it -> it.desired() == 4);
            }
        }
    }

    /**
     * The server is started anew while the regent's connections are cut, and things change. So the versions that the
     * regent's watches have seen are older than all that the new server knows of: it answers 410.
     */
    @Test
    void outlivesARestartOfTheApiServerAndExpiredResourceVersions() throws Exception {
        String restart = System.getenv("REGENT_KUBE_RESTART");
        assumeTrue(
                restart != null,
                "REGENT_KUBE_RESTART, a command that starts the first cluster's API server anew, is not set");
        try (RealCluster cluster = RealCluster.first()) {
            URI server = server(cluster);
            cluster.makeGpuNode("a");
            cluster.make(Manifests.deployment(cluster.namespace(), "chat", 1, 1));
            try (var wire = new Wire(server.getPort());
                    var looking = through(wire, cluster)) {
                looking.untilWorkload("at the beginning", it -> it.ready() == 1);
                String seen = version(cluster);

                wire.become(Wire.State.CUT);
                scale(cluster, 2);
                restart(String.valueOf(restart));
                await("the new server")
                        .atMost(Duration.ofSeconds(60))
                        .ignoreExceptions()
                        .until(() -> {
                            scale(cluster, 3);
                            return true;
                        });
                await("a watch from before is refused: 410, once the new server's watch cache is filled")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> watchFrom(cluster, seen).contains("\"code\":410"));
                wire.become(Wire.State.WHOLE);

                looking.untilWorkload("afterwards", it -> it.desired() == 3 && it.ready() == 3);
                scale(cluster, 2);
                looking.untilWorkload("its watches go on", it -> it.desired() == 2 && it.ready() == 2);
            }
        }
    }

    private static Looking through(Wire wire, RealCluster cluster) {
        Config config = cluster.client().getConfiguration();
        config.setMasterUrl("https://127.0.0.1:" + wire.port() + "/");
        return new Looking(ClusterAccess.open(config, null), cluster.workload(Kind.DEPLOYMENT, "chat"));
    }

    /** Through a wire the name of the server changes, for which its certificate has to be good. */
    private static URI server(RealCluster cluster) {
        URI server = URI.create(cluster.admin().getMasterUrl().toString());
        assumeTrue("127.0.0.1".equals(server.getHost()), "the API server is not on 127.0.0.1");
        return server;
    }

    private static void scale(RealCluster cluster, int replicas) {
        cluster.admin()
                .apps()
                .deployments()
                .inNamespace(cluster.namespace())
                .withName("chat")
                .edit(it -> {
                    it.getSpec().setReplicas(replicas);
                    return it;
                });
    }

    private static String version(RealCluster cluster) {
        return cluster.admin()
                .pods()
                .inNamespace(cluster.namespace())
                .list()
                .getMetadata()
                .getResourceVersion();
    }

    /** The beginning of what such a watch answers. */
    private static String watchFrom(RealCluster cluster, String version) throws Exception {
        var http = cluster.admin().getHttpClient();
        var request = http.newHttpRequestBuilder()
                .uri(URI.create(cluster.admin().getMasterUrl() + "api/v1/namespaces/" + cluster.namespace()
                        + "/pods?watch=true&timeoutSeconds=5&resourceVersion=" + version))
                .build();
        var answer = http.sendAsync(request, String.class).get(20, TimeUnit.SECONDS);
        return answer.code() == HttpURLConnection.HTTP_OK ? answer.body() : "\"code\":" + answer.code();
    }

    private static void restart(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command).inheritIO().start();
        assertThat(process.waitFor(150, TimeUnit.SECONDS))
                .as("ends: %s", command)
                .isTrue();
        assertThat(process.exitValue()).as("succeeds: %s", command).isZero();
    }
}
