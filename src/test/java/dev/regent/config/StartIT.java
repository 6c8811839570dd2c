package dev.regent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as a process of its own, with a configuration that is wrong. */
class StartIT {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final Path scratch;
    private final TrialFiles files;

    StartIT(@TempDir Path scratch) throws IOException {
        this.scratch = scratch;
        this.files = new TrialFiles(scratch);
    }

    /** How a process ended, and what it said. */
    record End(int code, String said) {}

    private End end(String... settings) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(settings));
        command.addAll(List.of("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=0", "-jar", JAR.toString()));
        Path said = scratch.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new End(process.exitValue(), Files.readString(said));
    }

    @Test
    void endsWithEveryProblemOfEveryFile() throws Exception {
        files.replace("services.yaml", "tier: hot", "tier: warm")
                .replace("us-west-2.yaml", "name: deepseek", "name: '' #");

        End end = end("-Dregent.region=us-east-9", "-Dregent.regions=" + files.base);

        assertThat(end.code()).isEqualTo(WrongConfiguration.EXIT_CODE);
        assertThat(end.said())
                .contains("Regent cannot start: its configuration has 3 problems.")
                .contains("services.yaml:17  services[deepseek-inference].order[us-east-2].tier is \"warm\"")
                .contains("us-west-2.yaml:9  cluster.name is \"\"")
                .contains("settings  regent.region is \"us-east-9\"")
                .doesNotContain("\tat ")
                .doesNotContain("Exception");
    }

    @Test
    void endsWithAKubeconfigThatLeadsNowhere() throws Exception {
        Path kubeconfig = Files.writeString(scratch.resolve("kubeconfig"), "current-context: here\ncontexts: []\n");

        End end = end(
                "-Dregent.region=us-east-1",
                "-Dregent.regions=" + files.base,
                "-Dregent.cluster.kubeconfig=" + kubeconfig);

        assertThat(end.code()).isEqualTo(WrongConfiguration.EXIT_CODE);
        assertThat(end.said())
                .contains("kubeconfig:2  contexts is a list of 0: should be a list with an entry named here")
                .doesNotContain("\tat ");
    }

    @Test
    void endsWithoutARegion() throws Exception {
        End end = end("-Dregent.regions=" + files.base);

        assertThat(end.code()).isNotZero();
        assertThat(end.said()).contains("regent.region is required").doesNotContain("\tat ");
    }
}
