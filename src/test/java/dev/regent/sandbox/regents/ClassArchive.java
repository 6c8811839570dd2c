package dev.regent.sandbox.regents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The classes of a regent, read and verified once, so that each start takes half the time (class data sharing; JDK
 * Tool Specifications, {@code java}, "-XX:SharedArchiveFile"). A JVM that the archive does not fit ignores it.
 */
final class ClassArchive {
    /** Makes a Quarkus application load what it needs and end before it starts anything. */
    private static final String LOAD_AND_END = "-Dquarkus.appcds.generate=true";

    private static final long PATIENCE_SECONDS = 60;

    private final Path jar;
    private final Path archive;

    ClassArchive(Path jar, Path workspace) {
        this.jar = jar;
        this.archive = workspace.resolve("regent-" + Runtime.version().feature() + ".jsa");
    }

    /** The options that use it; made first, if it is not there or older than the application. */
    List<String> options(List<String> java, Map<String, String> environment) {
        if (!isCurrent()) {
            make(java, environment);
        }
        return isCurrent() ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
    }

    private boolean isCurrent() {
        try {
            return Files.exists(archive)
                    && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private void make(List<String> java, Map<String, String> environment) {
        List<String> command = Stream.of(
                        java, List.of("-XX:ArchiveClassesAtExit=" + archive, LOAD_AND_END, "-jar", jar.toString()))
                .flatMap(List::stream)
                .toList();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(archive.resolveSibling("logs/class-archive.log").toFile());
        builder.environment().putAll(environment);
        try {
            Files.deleteIfExists(archive);
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
