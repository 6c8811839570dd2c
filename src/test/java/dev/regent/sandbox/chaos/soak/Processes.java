package dev.regent.sandbox.chaos.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What Linux tells of a process under {@code /proc} (proc(5)); where there is no such thing, it knows nothing. */
record Processes(Path proc) {
    private static final double KIB_IN_MIB = 1024;

    /** Of a process at one moment. */
    record State(double rssMiB, double threads, double files) {}

    static Processes here() {
        return new Processes(Path.of("/proc"));
    }

    /** Empty for one that is gone. */
    Optional<State> of(String pid) {
        Path process = proc.resolve(pid);
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            String status = Files.readString(process.resolve("status"));
            return Optional.of(
                    new State(field(status, "VmRSS:") / KIB_IN_MIB, field(status, "Threads:"), files.count()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static double field(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replaceAll("[^0-9]", ""))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElse(Double.NaN);
    }
}
