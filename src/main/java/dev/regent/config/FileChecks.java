package dev.regent.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What can only be wrong about several files together. */
final class FileChecks {
    private final Path directory;
    private final Set<String> names;
    private final Problems problems;

    /** @param names of the regions that have a file */
    FileChecks(Path directory, Set<String> names, Problems problems) {
        this.directory = directory;
        this.names = names;
        this.problems = problems;
    }

    void regions(List<Section> regions) {
        if (regions.size() < 2 || regions.size() > 5) {
            problems.add(
                    directory.toString(),
                    "",
                    "",
                    "should hold files of two to five regions, and holds " + regions.size());
        }
        List<Section> boards =
                regions.stream().map(region -> region.section("board")).toList();
        List<Section> models =
                regions.stream().map(region -> region.section("models")).toList();
        uniqueBucket(boards);
        uniqueBucket(models);
        regions.forEach(FileChecks::boardIsNotForModels);
    }

    private static void uniqueBucket(List<Section> sections) {
        ServiceChecks.unique(sections, "bucket", section -> section.peek("bucket"));
    }

    /** A board is never versioned and readable by checkers; models are neither. */
    private static void boardIsNotForModels(Section region) {
        Optional<String> board = region.section("board").peek("bucket");
        if (board.isPresent() && board.equals(region.section("models").peek("bucket"))) {
            region.section("models").wrong("bucket", "should be another bucket than the board's");
        }
    }

    void self(String self) {
        if (!names.contains(self)) {
            problems.add(
                    "settings",
                    "regent.region",
                    '"' + self + '"',
                    "should be one of the regions that have a file in " + directory + ": " + String.join(", ", names)
                            + Nearest.question(self, names));
        }
    }

    void services(List<Section> services) {
        ServiceChecks.unique(services, "name", service -> service.peek("name"));
        uniqueNames(services);
        services.stream().flatMap(service -> service.known("order").stream()).forEach(this::hasFile);
    }

    private void hasFile(Section place) {
        place.peek("region")
                .filter(region -> !names.contains(region))
                .ifPresent(region -> place.wrong(
                        "region",
                        "should have a file of its own, " + directory.resolve(region + ".yaml") + ", and has none"
                                + Nearest.question(region, names)));
    }

    private static void uniqueNames(List<Section> services) {
        var owners = new java.util.HashMap<String, String>();
        for (Section service : services) {
            for (String name : new TreeSet<>(service.peekAll("dnsNames"))) {
                String before = owners.putIfAbsent(name, service.path());
                if (before != null) {
                    service.wrong("dnsNames", name + " is already a name of " + before);
                }
            }
        }
    }
}
