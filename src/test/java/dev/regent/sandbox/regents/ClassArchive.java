package dev.regent.sandbox.regents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes of a regent, read and verified once, so that each later start takes about half the time (JDK Tool
 * Specifications, {@code java}, "-XX:+AutoCreateSharedArchive"). A JVM writes it when it ends by itself and finds none
 * that fits; one that is killed does not.
 */
final class ClassArchive {
    private final Path jar;
    private final Path archive;

    ClassArchive(Path jar, Path workspace) {
        this.jar = jar;
        this.archive = workspace
                .resolve("regent-" + Runtime.version().feature() + ".jsa")
                .toAbsolutePath();
    }

    List<String> options() {
        return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive);
    }

    /** Whether it is still to be written: not there, or older than the application. */
    boolean isMissing() {
        try {
            return !Files.exists(archive)
                    || Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) < 0;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
