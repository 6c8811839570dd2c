package dev.regent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterAccessTest {
    private static final Map<String, String> POD =
            Map.of("KUBERNETES_SERVICE_HOST", "10.96.0.1", "KUBERNETES_SERVICE_PORT", "443");

    @TempDir
    Path account;

    @Test
    void takesTheServiceAccountOfAPodAndItsNewTokens() throws IOException {
        Files.writeString(account.resolve("token"), "first\n");

        Config config = ClusterAccess.account(POD, account).orElseThrow().get();
        String before = config.getOauthTokenProvider().getToken();
        Files.writeString(account.resolve("token"), "second\n");

        assertThat(config.getMasterUrl()).isEqualTo("https://10.96.0.1:443/");
        assertThat(before).isEqualTo("first");
        assertThat(config.getOauthTokenProvider().getToken()).isEqualTo("second");
    }

    @Test
    void looksAtNothingOutsideOfAPod() {
        assertThat(ClusterAccess.account(Map.of(), account)).isEmpty();
        assertThat(ClusterAccess.account(POD, account)).as("no token").isEmpty();
        assertThat(ClusterAccess.of(Optional.empty(), Map.of())).isEmpty();
    }

    @Test
    void takesTheKubeconfigThatIsNamed() throws IOException {
        Path kubeconfig = Files.writeString(account.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: a, cluster: {server: "https://example.org:6443"}}]
                users: [{name: a, user: {token: secret}}]
                contexts: [{name: a, context: {cluster: a, user: a}}]
                current-context: a
                """);

        assertThat(ClusterAccess.of(Optional.of(kubeconfig), POD)
                        .orElseThrow()
                        .get()
                        .getMasterUrl())
                .isEqualTo("https://example.org:6443/");
    }

    @Test
    void saysWhichKubeconfigCannotBeRead() {
        assertThatThrownBy(() -> ClusterAccess.of(Optional.of(account.resolve("none")), POD))
                .hasMessageContaining("none cannot be read");
    }
}
