package dev.regent.sandbox.regents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the build has packaged: the native binary where there is one, else the JVM's.
 *
 * @param command starts a regent; its configuration comes from the environment
 * @param isNative has no JVM options and takes no agents
 */
public record Artifact(List<String> command, boolean isNative) {
    /** Small and quick to start rather than fast: a regent does a few requests a second. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-XX:+EnableDynamicAgentLoading",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    public Artifact {
        command = List.copyOf(command);
    }

    /**
     * Looks for what was built.
     *
     * @param target      Maven's build directory
     * @param workspace   where the JVM's class archive is kept
     * @param environment of any regent, to make that with
     */
    public static Artifact in(Path target, Path workspace, Map<String, String> environment) {
        return nativeBinary(target)
                .map(binary -> new Artifact(List.of(binary.toString()), true))
                .orElseGet(() -> onJvm(target.resolve("quarkus-app/quarkus-run.jar"), workspace, environment));
    }

    private static Artifact onJvm(Path jar, Path workspace, Map<String, String> environment) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is not there: build it first (./mvnw -Psandbox does)");
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> usual = concat(List.of(java.toString()), JVM_OPTIONS);
        List<String> quick = new ClassArchive(jar, workspace).options(usual, environment);
        return new Artifact(concat(concat(usual, quick), List.of("-jar", jar.toString())), false);
    }

    private static List<String> concat(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static Optional<Path> nativeBinary(Path target) {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-runner"))
                    .filter(Files::isExecutable)
                    .map(Path::toAbsolutePath)
                    .findFirst();
        } catch (IOException noTarget) {
            throw new UncheckedIOException(noTarget);
        }
    }
}
