package dev.regent.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Alloy's own command line, in a JVM of its own: its jar brings other versions of SLF4J, Gson and more along, which must
 * not get among the classes of the tests. The build puts it into {@code target/alloy}.
 */
final class Alloy {
    private static final Path JAR = Path.of("target", "alloy", "org.alloytools.alloy.dist.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final JsonMapper JSON = new JsonMapper();

    private Alloy() {}

    /** What became of every command of a model, in its order; what is found is written into {@code output}. */
    static List<Outcome> solve(Path model, Path output) throws IOException, InterruptedException {
        Files.createDirectories(output);
        Path log = output.resolveSibling(output.getFileName() + ".log");
        Process process = new ProcessBuilder(command(model, output))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("Alloy has not answered within " + PATIENCE + ": " + read(log));
            }
        } finally {
            process.destroyForcibly();
        }
        Path receipt = output.resolve("receipt.json");
        if (!Files.exists(receipt)) {
            throw new IOException("Alloy has refused " + model + ": " + read(log));
        }
        return outcomes(JSON.readTree(receipt.toFile()));
    }

    /** SAT4J is pure Java, so that the answer and the time depend on no native library. */
    private static List<String> command(Path model, Path output) {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Djava.util.prefs.userRoot=" + output,
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                JAR.toString(),
                "exec",
                "--force",
                "--solver",
                "sat4j",
                "--type",
                "text",
                "--command",
                "*",
                "--output",
                output.toString(),
                model.toString());
    }

    private static List<Outcome> outcomes(JsonNode receipt) {
        List<Outcome> outcomes = new ArrayList<>();
        receipt.path("commands")
                .forEach(command -> outcomes.add(new Outcome(
                        command.path("name").asText(),
                        command.path("source").asText(),
                        !command.path("solution").isEmpty())));
        return outcomes;
    }

    private static String read(Path log) throws IOException {
        return Files.readString(log, UTF_8);
    }
}
