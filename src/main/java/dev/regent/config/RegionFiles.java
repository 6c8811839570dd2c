package dev.regent.config;

import dev.regent.config.Written.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads the regions' directory: one file per region, and {@code services.yaml}. Files of the same names in an overlay
 * are laid over them.
 */
public final class RegionFiles {
    private static final String SERVICES = "services.yaml";
    private static final String ENDING = ".yaml";

    private final Path directory;
    private final Optional<Path> overlay;
    private final Problems problems = new Problems();

    private RegionFiles(Path directory, Optional<Path> overlay) {
        this.directory = directory;
        this.overlay = overlay;
    }

    /**
     * The configuration as the regent of region {@code self} sees it.
     *
     * @throws WrongConfiguration with every problem of every file
     */
    public static Configuration read(Path directory, Optional<Path> overlay, String self) {
        return new RegionFiles(directory, overlay).read(self);
    }

    /**
     * The same, with the settings of the process checked too.
     *
     * @throws WrongConfiguration with every problem of both
     */
    static Configuration read(RegentConfig config) {
        var files = new RegionFiles(config.regions(), config.overlay());
        new ProcessChecks(files.problems).check(config);
        return files.read(config.region());
    }

    private Configuration read(String self) {
        SortedMap<String, Mapping> files = files();
        Optional<Mapping> services = Optional.ofNullable(files.remove(SERVICES));
        if (services.isEmpty() && Files.isDirectory(directory)) {
            problems.add(directory.resolve(SERVICES).toString(), "", "missing", "should list the services");
        }
        List<Section> regions = new ArrayList<>();
        files.forEach((name, mapping) -> regions.add(region(name, mapping)));
        List<RegionSheet> sheets = new ArrayList<>();
        regions.forEach(region -> RegionSheet.read(region).ifPresent(sheets::add));
        ServicesFile file = ServicesFile.read(services, problems);
        Set<String> names = new TreeSet<>();
        files.keySet().forEach(name -> names.add(withoutEnding(name)));
        var checks = new FileChecks(directory, names, problems);
        checks.regions(regions);
        checks.self(self);
        checks.services(file.sections());
        regions.forEach(Section::unknownFields);
        problems.throwIfAny();
        return Assembly.of(self, sheets, file);
    }

    private Section region(String name, Mapping mapping) {
        Section section = new Section(mapping, "", problems);
        String expected = withoutEnding(name);
        if (section.peek("region")
                .filter(it -> it.matches(RegionSheet.NAME) && !it.equals(expected))
                .isPresent()) {
            section.wrong("region", "should be " + expected + ", as the file's name says");
        }
        return section;
    }

    private static String withoutEnding(String name) {
        return name.substring(0, name.length() - ENDING.length());
    }

    private SortedMap<String, Mapping> files() {
        SortedMap<String, Mapping> base = mappings(directory);
        SortedMap<String, Mapping> over = overlay.map(this::mappings).orElseGet(TreeMap::new);
        over.forEach((name, mapping) -> {
            if (base.computeIfPresent(name, (same, below) -> Overlay.over(below, mapping)) == null) {
                problems.add(
                        mapping.origin(),
                        "",
                        "",
                        "lies over nothing: there is no " + name + " in " + directory
                                + Nearest.question(name, base.keySet()));
            }
        });
        return base;
    }

    private SortedMap<String, Mapping> mappings(Path from) {
        SortedMap<String, Mapping> mappings = new TreeMap<>();
        try (Stream<Path> list = Files.list(from)) {
            Map<String, Path> paths = new TreeMap<>();
            list.filter(Files::isRegularFile)
                    .forEach(path -> paths.put(path.getFileName().toString(), path));
            paths.forEach((name, path) -> {
                if (name.endsWith(ENDING)) {
                    mappings.put(name, WrittenFile.read(path, problems));
                } else if (name.endsWith(".yml")) {
                    problems.add(path.toString(), "", "", "would be ignored; its name should end in " + ENDING);
                }
            });
        } catch (IOException e) {
            problems.add(from.toString(), "", "", "should be a directory with one YAML file per region (" + e + ")");
        }
        return mappings;
    }
}
