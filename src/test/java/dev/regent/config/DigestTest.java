package dev.regent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTest {
    private final TrialFiles files;

    DigestTest(@TempDir Path scratch) throws IOException {
        files = new TrialFiles(scratch);
    }

    private String digest() {
        return files.load().settings().digest();
    }

    @ParameterizedTest(name = "{1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            us-east-2.yaml | bucket: deepseek-regent-board | bucket: other
            us-east-2.yaml | bucket: deepseek-models       | bucket: other
            us-east-2.yaml | name: deepseek                | name: other
            services.yaml  | name: deepseek-inference      | name: other
            services.yaml  | inference.deepseek            | other.deepseek
            services.yaml  | hostedZone: Z0                | hostedZone: Z1
            services.yaml  | tier: hot                     | tier: cold
            services.yaml  | scheme: https                 | scheme: http
            services.yaml  | 192.0.2.10                    | 192.0.2.11
            services.yaml  | port: 443                     | port: 444
            services.yaml  | /health                       | /live
            services.yaml  | max_tokens                    | min_tokens
            services.yaml  | policy: manual                | policy: automatic
            services.yaml  | policy: manual                | soak: 60
            services.yaml  | policy: manual                | ramp: [20]
            services.yaml  | policy: manual                | step: 31
            services.yaml  | failback:                     | thresholds: {patience: 5}\\n    failback:
            services.yaml  | failback:                     | thresholds: {ttl: 4s}\\n    failback:
            services.yaml  | stack: vllm                   | stack: tgi
            services.yaml  | requestsPerReplica: 33        | requestsPerReplica: 34
            services.yaml  | stack: vllm                   | stack: vllm\\n      queries: {requests: up}
            services.yaml  | stack: vllm                   | stack: vllm\\n      counted: inference
            services.yaml  | namespace: inference          | namespace: other
            services.yaml  | probe:                        | probe:\\n      path: /v2
            services.yaml  | probe:                        | probe:\\n      headers: {a: b}
            services.yaml  | probe:                        | probe:\\n      deadline: 900ms
            """)
    void changesWithWhateverRegentsMustAgreeOn(String file, String text, String by) {
        String before = digest();

        files.replace(file, text, by.replace("\\n", "\n"));

        assertThat(digest()).isNotEqualTo(before).hasSize(16);
    }

    @Test
    void staysWithAnotherLayoutOfTheFiles() {
        String before = digest();

        files.replace("us-east-1.yaml", "board:\n  bucket:", "# a comment\nboard:\n    bucket:");

        assertThat(digest()).isEqualTo(before);
    }
}
