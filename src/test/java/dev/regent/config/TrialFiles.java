package dev.regent.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A directory of regions' files to try changes on; it begins as a copy of the repository's own. */
final class TrialFiles {
    static final Path OWN = Path.of("regions");
    private static final List<String> NAMES =
            List.of("us-east-1.yaml", "us-east-2.yaml", "us-west-2.yaml", "services.yaml");

    final Path base;
    final Path overlay;

    TrialFiles(Path scratch) throws IOException {
        base = Files.createDirectories(scratch.resolve("regions"));
        overlay = Files.createDirectories(scratch.resolve("overlay"));
        for (String name : NAMES) {
            Files.copy(OWN.resolve(name), base.resolve(name));
        }
    }

    TrialFiles replace(String file, String text, String by) {
        String before = read(base.resolve(file));
        if (!before.contains(text)) {
            throw new IllegalArgumentException(file + " does not contain " + text);
        }
        return write(file, before.replace(text, by));
    }

    TrialFiles write(String file, String text) {
        return write(base.resolve(file), text);
    }

    TrialFiles lay(String file, String text) {
        return write(overlay.resolve(file), text);
    }

    TrialFiles delete(String file) throws IOException {
        Files.delete(base.resolve(file));
        return this;
    }

    Configuration load() {
        return RegionFiles.read(base, Optional.of(overlay), "us-east-1");
    }

    /** Every problem as people read it, with the directories cut off. */
    List<String> problems() {
        try {
            load();
            return List.of();
        } catch (WrongConfiguration e) {
            return e.problems().stream()
                    .map(problem -> problem.toString()
                            .replace(base + "/", "")
                            .replace(overlay + "/", "overlay/")
                            .replace(base.toString(), "regions"))
                    .toList();
        }
    }

    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TrialFiles write(Path path, String text) {
        try {
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
