package dev.regent.sandbox.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.regent.sandbox.Sandbox;
import dev.regent.sandbox.topology.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A person with the break-glass role who types what a 503 told them to. Where the AWS CLI is not installed, the same
 * arguments are carried out with the SDK.
 */
final class BreakGlass {
    private static final int PATIENCE_SECONDS = 60;

    private BreakGlass() {}

    static void run(Sandbox sandbox, String problem) {
        List<String> commands = commands(problem);
        sandbox.note("on-call", "types: " + String.join("; ", commands));
        try {
            Path place = Files.createTempDirectory("break-glass");
            for (String command : commands) {
                if (command.startsWith("aws ") && !hasCli()) {
                    put(place, List.of(command.split(" ", -1)));
                } else {
                    shell(place, command);
                }
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private static List<String> commands(String problem) {
        try {
            JsonNode commands = new JsonMapper().readTree(problem).path("commands");
            List<String> all = new ArrayList<>();
            commands.forEach(command -> all.add(command.asText()));
            return all;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(problem, unreadable);
        }
    }

    private static boolean hasCli() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
    }

    private static void shell(Path place, String command) throws IOException {
        var builder = new ProcessBuilder("sh", "-c", command)
                .directory(place.toFile())
                .redirectErrorStream(true);
        builder.environment().put("AWS_ACCESS_KEY_ID", Key.BREAK_GLASS.id());
        builder.environment().put("AWS_SECRET_ACCESS_KEY", Key.BREAK_GLASS.secret());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new NotMet("the command does not work: " + command + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotMet("interrupted at: " + command);
        }
    }

    private static void put(Path place, List<String> words) {
        try (S3Client s3 = S3Client.builder()
                .endpointOverride(URI.create(after(words, "--endpoint-url")))
                .region(Region.of(after(words, "--region")))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(Key.BREAK_GLASS.id(), Key.BREAK_GLASS.secret())))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build()) {
            s3.putObject(
                    it -> it.bucket(after(words, "--bucket")).key(after(words, "--key")),
                    RequestBody.fromFile(place.resolve(after(words, "--body"))));
        }
    }

    private static String after(List<String> words, String option) {
        int at = words.indexOf(option);
        if (at < 0 || at + 1 >= words.size()) {
            throw new NotMet("the command has no " + option + ": " + String.join(" ", words));
        }
        return words.get(at + 1);
    }
}
