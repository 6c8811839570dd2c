package dev.regent.simulation.measure;

import dev.regent.simulation.history.Trial;
import dev.regent.simulation.play.Play;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Which setting buys which second, at what risk: a table in Markdown, a row for each way of setting everything up. */
final class SettingsTable {
    private static final int REGIONS = 3;

    /** A lossy history takes as long as many blips. */
    private static final int SHARE_OF_LOSSY = 5;

    private final int runs;
    private final List<Trial> trials = List.of(Play.trial("inference-fails"), Play.trial("gateway-dies"));
    private final List<Nuisance> nuisances = Nuisance.all();
    private final List<Seconds> usual = new ArrayList<>();

    SettingsTable(int runs) {
        this.runs = runs;
    }

    /** {@code line} is given each row as soon as it is known. */
    void tell(Consumer<String> line) {
        List<String> heads = new ArrayList<>(List.of("setting"));
        trials.forEach(trial -> heads.add(trial.name() + ": median (change) / worst"));
        nuisances.forEach(
                nuisance -> heads.add("moves per " + (nuisance.isBlip() ? "100 × " : "hour: ") + nuisance.name()));
        line.accept("| " + String.join(" | ", heads) + " |");
        line.accept("|" + " --- |".repeat(heads.size()));
        Variation.all().forEach(variation -> line.accept(row(variation)));
    }

    private String row(Variation variation) {
        List<String> cells = new ArrayList<>(List.of(variation.name()));
        for (int number = 0; number < trials.size(); number++) {
            Series series = Series.of(trials.get(number), REGIONS, runs, variation);
            if (usual.size() == number) {
                usual.add(series.good());
            }
            cells.add(seconds(series, usual.get(number)));
        }
        for (Nuisance nuisance : nuisances) {
            int histories = nuisance.isBlip() ? runs : Math.max(1, runs / SHARE_OF_LOSSY);
            cells.add(String.format(Locale.ROOT, "%.1f", nuisance.moves(variation, histories)));
        }
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String seconds(Series series, Seconds usual) {
        Seconds good = series.good();
        if (good.isEmpty()) {
            return "never";
        }
        double change = good.median() - usual.median();
        String unrecovered = series.unrecovered() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (%d of %d never)",
                        series.unrecovered(),
                        series.runs().size());
        return String.format(Locale.ROOT, "%.1f (%+.1f) / %.1f", good.median(), change, good.worst()) + unrecovered;
    }
}
