package dev.regent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigChecksTest {
    private static final String GOOD = """
            apiVersion: v1
            kind: Config
            preferences: {}
            current-context: here
            contexts:
              - name: here
                context: {cluster: ours, user: regent, namespace: inference}
            clusters:
              - name: ours
                cluster:
                  server: "https://example.org:6443"
                  certificate-authority-data: AAAA
            users:
              - name: regent
                user: {token: secret}
            """;

    @TempDir
    Path scratch;

    private List<String> problems(String text) throws IOException {
        var problems = new Problems();
        Path kubeconfig = Files.writeString(scratch.resolve("kubeconfig"), text);
        KubeconfigChecks.check(kubeconfig, problems);
        return problems.all().stream()
                .map(problem -> problem.toString().replace(scratch + "/", ""))
                .toList();
    }

    private List<String> problems(String text, String by) throws IOException {
        assertThat(GOOD).contains(text);
        return problems(GOOD.replace(text, by));
    }

    @Test
    void hasNothingToSayOfAGoodOne() throws IOException {
        assertThat(problems(GOOD)).isEmpty();
        assertThat(problems("{cluster: ours, user: regent, namespace: inference}", "{cluster: ours}"))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNotYaml() throws IOException {
        assertThat(problems("clusters: [\n")).singleElement().asString().contains("kubeconfig:", "not YAML: ");
    }

    @Test
    void refusesOneWithoutACurrentContext() throws IOException {
        assertThat(problems("current-context: here", "current-context:"))
                .containsExactly(
                        "kubeconfig:1  current-context is missing: should be the name of a context in this file");
        assertThat(problems("# nothing\n"))
                .containsExactly(
                        "kubeconfig:1  current-context is missing: should be the name of a context in this file");
    }

    @Test
    void refusesAContextThatIsNotThere() throws IOException {
        assertThat(problems("current-context: here", "current-context: there"))
                .containsExactly(
                        "kubeconfig:5  contexts is a list of 1: should have an entry named there (current-context)");
    }

    @Test
    void refusesAClusterThatIsNotThere() throws IOException {
        assertThat(problems("cluster: ours,", "cluster: theirs,"))
                .containsExactly("kubeconfig:8  clusters is a list of 1: should have an entry named theirs"
                        + " (contexts[here].context.cluster)");
    }

    @Test
    void refusesAUserThatIsNotThere() throws IOException {
        assertThat(problems("user: regent,", "user: somebody,"))
                .containsExactly("kubeconfig:13  users is a list of 1: should have an entry named somebody"
                        + " (contexts[here].context.user)");
    }

    @Test
    void refusesWhatIsNoServer() throws IOException {
        assertThat(problems("https://example.org:6443", "example.org:6443"))
                .containsExactly(
                        "kubeconfig:11  clusters[ours].cluster.server is \"example.org:6443\": should be the URL of"
                                + " the API server, such as https://kubernetes.example.com:6443");
    }
}
