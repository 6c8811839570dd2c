package dev.regent.sandbox.regents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the build has packaged: the native binary where there is one, else what the JVM runs. */
public final class Artifact {
    /** Small and quick to start rather than fast: a regent does a few requests a second. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-XX:+EnableDynamicAgentLoading",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    private final List<String> command;
    private final Optional<ClassArchive> archive;

    private Artifact(List<String> command, Optional<ClassArchive> archive) {
        this.command = command;
        this.archive = archive;
    }

    /**
     * Looks for what was built.
     *
     * @param target    Maven's build directory
     * @param workspace where the JVM's class archive is kept
     */
    public static Artifact in(Path target, Path workspace) {
        return nativeBinary(target)
                .map(binary -> new Artifact(List.of(binary.toString()), Optional.empty()))
                .orElseGet(() -> onJvm(target.resolve("quarkus-app/quarkus-run.jar"), workspace));
    }

    private static Artifact onJvm(Path jar, Path workspace) {
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is not there: build it first (./mvnw -Psandbox does)");
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var archive = new ClassArchive(jar, workspace);
        List<String> command = Stream.of(List.of(java), JVM_OPTIONS, archive.options(), List.of("-jar", jar.toString()))
                .flatMap(List::stream)
                .toList();
        return new Artifact(command, Optional.of(archive));
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

    /** Starts a regent; its configuration comes from the environment. */
    List<String> command() {
        return command;
    }

    /** Takes no agents. */
    boolean isNative() {
        return archive.isEmpty();
    }

    /** Whether one that may end by itself makes the next starts quicker. */
    boolean isWorthAnEnding() {
        return archive.map(ClassArchive::isMissing).orElse(false);
    }
}
