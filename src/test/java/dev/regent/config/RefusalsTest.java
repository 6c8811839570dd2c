package dev.regent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each wrong field by itself, in the repository's own files: exactly one problem, and the sentence for it. */
class RefusalsTest {
    private static final String SERVICE = "services[deepseek-inference]";

    private final TrialFiles files;

    RefusalsTest(@TempDir Path scratch) throws IOException {
        files = new TrialFiles(scratch);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                in(
                        "us-east-1.yaml",
                        "region: us-east-1",
                        "region: us-east-2",
                        "region is \"us-east-2\": should be" + " us-east-1, as the file's name says"),
                in(
                        "us-east-1.yaml",
                        "region: us-east-1",
                        "region: virginia",
                        "region is \"virginia\": should be an AWS" + " region such as us-east-1"),
                in(
                        "us-east-1.yaml",
                        "bucket: deepseek-models-us-east-1",
                        "bucket:",
                        "models.bucket is missing: should" + " be a bucket's name"),
                in(
                        "us-east-1.yaml",
                        "bucket: deepseek-models-us-east-1",
                        "bucket: deepseek-regent-board-us-east-1",
                        "models.bucket is \"deepseek-regent-board-us-east-1\": should be another bucket than the"
                                + " board's"),
                in(
                        "us-east-1.yaml",
                        "deepseek-regent-board-us-east-1",
                        "deepseek-regent-board-us-east-2",
                        "board.bucket is \"deepseek-regent-board-us-east-2\": deepseek-regent-board-us-east-2 is"
                                + " already that of board"),
                in(
                        "us-east-1.yaml",
                        "name: deepseek-us-east-1",
                        "name: 7",
                        "cluster.name is 7: should be an EKS" + " cluster's name"),
                in(
                        "us-east-1.yaml",
                        "cluster:",
                        "prometheus: prometheus:9090\ncluster:",
                        "prometheus is \"prometheus:9090\": should be the URL of a Prometheus"),
                in(
                        "us-east-1.yaml",
                        "cluster:\n  name: deepseek-us-east-1",
                        "cluster: deepseek",
                        "cluster is" + " \"deepseek\": should be a mapping"),
                in(
                        "us-east-1.yaml",
                        "cluster:",
                        "region: us-east-1\ncluster:",
                        "region: it is written twice in the same" + " mapping"),
                service(
                        "dnsNames:\n      - inference.deepseek.example.com",
                        "dnsNames: []",
                        ".dnsNames is a list of 0:" + " should be a list, each a full DNS name"),
                service(
                        "hostedZone: Z0",
                        "hostedZone: /hostedzone/Z0",
                        ".hostedZone is \"/hostedzone/Z08215572KEXAMPLE" + "9DS\": should be a hosted zone's id alone"),
                service(
                        "inference.deepseek.example.com",
                        "inference",
                        ".dnsNames[0] is \"inference\": should be a full" + " DNS name"),
                service(
                        "      - inference.deepseek.example.com",
                        "      - a.example.com\n      - A.example.com.",
                        ".dnsNames is a list of 2: a.example.com. is there twice"),
                service(
                        "tier: hot",
                        "tier: primary",
                        ".order is a list of 3: should have exactly one region of tier"
                                + " primary, and it should be the first"),
                service(
                        "tier: cold",
                        "tire: cold",
                        ".order[us-west-2].tier is missing: should be one of primary, hot, cold",
                        ".order[us-west-2].tire: there is no such field (did you mean"
                                + " tier?); known here: gateway, region, tier"),
                service(
                        "region: us-west-2",
                        "region: us-west-1",
                        ".order[us-west-1].region is \"us-west-1\": should" + " have a file of its own"),
                service(
                        "region: us-west-2",
                        "region: us-east-2",
                        ".order[us-east-2][again].region is \"us-east-2\":"
                                + " us-east-2 is already that of services[deepseek-inference].order[us-east-2]"),
                service(
                        "198.51.100.10",
                        "192.0.2.10",
                        ".order[us-east-2].gateway is a mapping: 192.0.2.10:443 is"
                                + " already that of services[deepseek-inference].order[us-east-1]"),
                service(
                        "198.51.100.10",
                        "198.51.100.256",
                        ".order[us-east-2].gateway.address is \"198.51.100.256\":"
                                + " should be an IPv4 address, an IPv6 address or a host name"),
                service(
                        "198.51.100.10",
                        "gateway.example.com",
                        ".order[us-east-2].gateway.address is"
                                + " \"gateway.example.com\": would be answered as CNAME and the first region's as A"),
                service(
                        "198.51.100.10",
                        "'2001:db8::1'",
                        ".order[us-east-2].gateway.address is \"2001:db8::1\": would"
                                + " be answered as AAAA and the first region's as A"),
                service(
                        "198.51.100.10",
                        "'2001:db8:::1'",
                        ".order[us-east-2].gateway.address is \"2001:db8:::1\":" + " should be an IPv4 address"),
                service(
                        "failback:\n      policy: manual",
                        "failback: {policy: never}",
                        ".failback.policy is \"never\":" + " should be one of manual, automatic"),
                service(
                        "failback:\n      policy: manual",
                        "failback: {ramp: [50, 10]}",
                        ".failback.ramp is a list of" + " 2: should grow from step to step"),
                service(
                        "failback:\n      policy: manual",
                        "failback: {ramp: [0, 101]}",
                        ".failback.ramp[0] is 0:" + " should be percent",
                        ".failback.ramp[1] is 101: should be percent"),
                service(
                        "stack: vllm",
                        "stack: llama",
                        ".serving.stack is \"llama\": should be one of vllm, tgi, triton, sglang, http"),
                service(
                        "kind: Deployment",
                        "kind: Pod",
                        ".serving.workloads[deepseek-inference].kind is \"Pod\": should be Deployment, StatefulSet or LeaderWorkerSet"),
                service(
                        "requestsPerReplica: 33",
                        "requestsPerReplica: 0",
                        ".serving.requestsPerReplica is 0: should be requests per second that one ready replica serves"),
                service(
                        "stack: vllm",
                        "stack: vllm\n      counted: users",
                        ".serving.counted is \"users\": should be one of everything, inference"),
                service(
                        "stack: vllm",
                        "stack: vllm\n      queries: {queueWait: ''}",
                        ".serving.queries.queueWait is \"\": should be PromQL that gives one number, 1 to 2000 characters"),
                service(
                        "failback:",
                        "thresholds: {patience: 1}\n    failback:",
                        ".thresholds.patience is 1: should be" + " looks, a whole number from 2 to 20"),
                service(
                        "failback:",
                        "thresholds: {patience: '4'}\n    failback:",
                        ".thresholds.patience is \"4\":" + " should be looks, a whole number"),
                service(
                        "failback:",
                        "thresholds: {ttl: 60s}\n    failback:",
                        ".thresholds.ttl is \"60s\": should be" + " whole seconds, a duration from 1s to 5s"),
                service(
                        "failback:",
                        "thresholds: {ttl: 1500ms}\n    failback:",
                        ".thresholds.ttl is \"1500ms\": should" + " be whole seconds, as DNS knows no parts of them"),
                service(
                        "failback:",
                        "thresholds: {ttl: 5}\n    failback:",
                        ".thresholds.ttl is 5: should be whole" + " seconds, a duration from 1s to 5s"),
                service(
                        "failback:",
                        "thresholds: {clearlyBetter: 0.5}\n    failback:",
                        ".thresholds.clearlyBetter is" + " 0.5: should be times, a number from 1.0 to 10.0"),
                service(
                        "probe:",
                        "probe:\n      deadline: 2s",
                        ".probe.deadline is \"2s\": should not be longer than" + " interval"),
                service(
                        "probe:",
                        "probe:\n      jsonPointer: choices",
                        ".probe.jsonPointer is \"choices\": should be a" + " JSON pointer"),
                service(
                        "probe:",
                        "probe:\n      headers: {Authorization: 7}",
                        ".probe.headers.Authorization is not" + " shown: should be text"),
                service(
                        "probe:",
                        "probe:\n      headers: {'a b': c}",
                        ".probe.headers is \"a b\": should be the name" + " of an HTTP header"),
                service(
                        "probe:",
                        "probe:\n      expectedStatus: 404",
                        ".probe.expectedStatus is 404: should be an HTTP" + " status, a whole number from 200 to 299"),
                service(
                        "probe:",
                        "nameServers: [nowhere]\n    probe:",
                        ".nameServers[0] is \"nowhere\": should be a" + " name server as host:port"),
                in(
                        "services.yaml",
                        "services:",
                        "route53: {endpoint: 'ftp://x'}\nservices:",
                        "route53.endpoint is" + " \"ftp://x\": should be the URL of Route 53's API"));
    }

    private static Arguments service(String text, String by, String... ends) {
        return Arguments.of(
                "services.yaml",
                text,
                by,
                Stream.of(ends).map(end -> SERVICE + end).toArray(String[]::new));
    }

    private static Arguments in(String file, String text, String by, String... sentences) {
        return Arguments.of(file, text, by, sentences);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("wrong")
    void saysWhatIsWrongAndWhatWouldBeRight(String file, String text, String by, String[] sentences) {
        files.replace(file, text, by);

        assertThat(files.problems()).as("one problem for one fault").hasSameSizeAs(sentences);
        for (int i = 0; i < sentences.length; i++) {
            assertThat(files.problems().get(i)).contains(sentences[i]);
        }
    }
}
