package dev.regent.simulation.measure;

import dev.regent.world.BudgetPath;
import java.util.ArrayList;
import java.util.List;

/** The table of recovery by kind of fault, in Markdown. */
final class RecoveryTable {
    private RecoveryTable() {}

    static String of(List<Series> all) {
        List<String> lines = new ArrayList<>();
        lines.add("| fault | runs | first vote | DNS answer | good answer | 99 % | worst | bound |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- | --- |");
        all.forEach(series -> lines.add(row(series)));
        return String.join("\n", lines) + "\n";
    }

    private static String row(Series series) {
        Seconds good = series.good();
        String unrecovered = series.unrecovered() == 0 ? "" : " (" + series.unrecovered() + " not served again)";
        return "| "
                + String.join(
                        " | ",
                        series.title(),
                        series.runs().size() + unrecovered,
                        series.seconds(Recovery::vote).text(0.5),
                        series.seconds(Recovery::answer).text(0.5),
                        "**" + good.text(0.5) + "**",
                        good.text(0.99),
                        good.text(1),
                        BudgetPath.seconds(series.trial().bound()))
                + " |";
    }
}
