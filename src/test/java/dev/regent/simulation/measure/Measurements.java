package dev.regent.simulation.measure;

import dev.regent.simulation.history.Trial;
import dev.regent.simulation.history.Trials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Everything that is measured, written to {@code target/simulation}. */
public final class Measurements {
    private static final Path DIRECTORY = Path.of("target", "simulation");
    private static final int USUAL = 3;
    private static final List<Integer> OTHERS = List.of(2, 5);

    /** Those that are measured in two and in five regions, too. */
    private static final Set<String> MAIN =
            Set.of("gateway-dies", "gateway-hangs", "inference-fails", "inference-hangs", "region-dark");

    private Measurements() {}

    /** Recovery by kind of fault, as a table and as a picture. */
    public static void recovery(int runs, Consumer<String> line) throws IOException {
        List<Series> all = new ArrayList<>();
        for (Trial trial : Trials.all()) {
            all.add(measured(trial, USUAL, runs, line));
        }
        List<Series> others = new ArrayList<>();
        for (int regions : OTHERS) {
            for (Trial trial : Trials.all()) {
                if (MAIN.contains(trial.name())) {
                    others.add(measured(trial, regions, runs, line));
                }
            }
        }
        write("recovery.svg", RecoveryPicture.of(all));
        all.addAll(others);
        String table = RecoveryTable.of(all);
        write("recovery.md", table);
        line.accept("\n" + table);
    }

    private static Series measured(Trial trial, int regions, int runs, Consumer<String> line) {
        Series series = Series.of(trial, regions, runs, Variation.DEFAULTS);
        line.accept("simulation: " + series.title() + ": median "
                + series.good().text(0.5) + " s, worst " + series.good().text(1) + " s");
        return series;
    }

    /** What each setting buys, and at what risk. */
    public static void settings(int runs, Consumer<String> line) throws IOException {
        Files.createDirectories(DIRECTORY);
        try (var file = Files.newBufferedWriter(DIRECTORY.resolve("settings.md"))) {
            new SettingsTable(runs).tell(row -> {
                line.accept(row);
                try {
                    file.write(row + "\n");
                    file.flush();
                } catch (IOException cannot) {
                    throw new UncheckedIOException(cannot);
                }
            });
        }
    }

    /** The simulator's seconds beside those of the sandbox, whose result files are in that directory. */
    public static void agreement(Path results, int runs, Consumer<String> line) throws IOException {
        Agreement.tell(results, runs, line);
    }

    private static void write(String name, String text) throws IOException {
        Files.createDirectories(DIRECTORY);
        Files.writeString(DIRECTORY.resolve(name), text);
        System.out.println("simulation: " + DIRECTORY.resolve(name));
    }
}
