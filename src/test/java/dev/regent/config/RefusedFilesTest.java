package dev.regent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are missing, empty, unreadable or too many. */
class RefusedFilesTest {
    private final TrialFiles files;

    RefusedFilesTest(@TempDir Path scratch) throws IOException {
        files = new TrialFiles(scratch);
    }

    @Test
    void refusesASecondServiceWithTheNamesOfTheFirst() {
        String one = TrialFiles.read(files.base.resolve("services.yaml"));
        files.write("services.yaml", one + one.substring(one.indexOf("  - name:")));

        assertThat(files.problems())
                .anyMatch(it -> it.contains("services[deepseek-inference][again].name is \"deepseek-inference\""))
                .anyMatch(it -> it.contains("inference.deepseek.example.com is already a name of"));
    }

    @Test
    void refusesADirectoryWithoutServices() throws IOException {
        files.delete("services.yaml");

        assertThat(files.problems())
                .singleElement()
                .asString()
                .contains("services.yaml  the file is missing: should list the services");
    }

    @Test
    void refusesAnEmptyListOfServices() {
        files.write("services.yaml", "services: []\n");

        assertThat(files.problems())
                .containsExactly("services.yaml:1  services is a list of 0: should be a list of one or more services");
    }

    @Test
    void refusesAnEmptyFile() {
        files.write("us-east-1.yaml", "# nothing yet\n");

        assertThat(files.problems())
                .contains("us-east-1.yaml:1  region is missing: should be an AWS region such as us-east-1")
                .anyMatch(it -> it.contains("board.bucket is missing"));
    }

    @Test
    void refusesWhatIsNotYaml() {
        files.write("us-east-1.yaml", "region: us-east-1\nboard: {bucket: a\nmodels: [\n");

        assertThat(files.problems()).anyMatch(it -> it.matches("us-east-1.yaml:[0-9]+ {2}the file: not YAML: .*"));
    }

    @Test
    void refusesAliases() {
        files.replace("us-east-1.yaml", "bucket: deepseek-regent-board-us-east-1", "bucket: &b abc")
                .replace("us-east-1.yaml", "bucket: deepseek-models-us-east-1", "bucket: *b");

        assertThat(files.problems()).anyMatch(it -> it.contains("YAML aliases are not understood here"));
    }

    @Test
    void refusesFilesThatWouldBeIgnored() {
        files.write("us-west-1.yml", "region: us-west-1\n");

        assertThat(files.problems())
                .containsExactly("us-west-1.yml  the file: would be ignored; its name should end in .yaml");
    }

    @Test
    void refusesASingleRegion() throws IOException {
        files.delete("us-east-2.yaml").delete("us-west-2.yaml");

        assertThat(files.problems())
                .contains("regions  the file: should hold files of two to five regions, and holds 1")
                .hasSize(3);
    }
}
