package dev.regent.sandbox.scenarios;

import dev.regent.sandbox.timeline.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs for people: the timeline of one, and a table of many (median and worst seconds of each phase). */
final class Summary {
    private static final List<Phase> PHASES = List.of(
            new Phase("suspicion", run -> run.seconds(Event.Kind.SUSPICION)),
            new Phase("condition", run -> run.seconds(Event.Kind.CONDITION)),
            new Phase("first vote", run -> run.seconds(Event.Kind.VOTE)),
            new Phase("out", run -> run.seconds(Event.Kind.OUT)),
            new Phase("DNS answer", run -> run.seconds(event -> event.kind() == Event.Kind.DNS_ANSWER)),
            new Phase("good answer", Outcome::recoverySeconds));

    /** A point in a failover's time. */
    private record Phase(String name, Function<Outcome, Optional<Double>> seconds) {}

    private Summary() {}

    /** The timeline of one run, a line each. */
    static String timeline(Outcome run) {
        StringBuilder text = new StringBuilder();
        run.timeline().stream()
                .filter(event -> event.kind() != Event.Kind.VOTE_CHECK && event.kind() != Event.Kind.NOTE)
                .forEach(event -> text.append(String.format(
                        Locale.ROOT,
                        "%+8.1f s  %-18s %-12s %s%s%n",
                        run.since(event.at()),
                        event.by(),
                        event.region(),
                        event.kind().word(),
                        event.why().isEmpty() ? "" : ": " + event.why())));
        run.requests()
                .forEach((client, tally) -> text.append(String.format(
                        Locale.ROOT,
                        "   %s: %d sent, %d answered, %d failed%n",
                        client,
                        tally.sent(),
                        tally.answered(),
                        tally.failed())));
        return text.toString();
    }

    /** One line on how a run went. */
    static String verdict(Outcome run) {
        String recovery = run.recoverySeconds()
                .map(seconds -> String.format(Locale.ROOT, ", %.1f s", seconds))
                .orElse("");
        return run.scenario().title() + ": " + (run.met() ? "met" : "NOT MET: " + run.why()) + recovery;
    }

    /** A Markdown table, a row for each scenario that has one fault to count from. */
    static String table(List<Outcome> runs) {
        List<String> lines = new ArrayList<>();
        String names = PHASES.stream().map(Phase::name).collect(Collectors.joining(" | "));
        lines.add("| scenario | met | " + names + " |");
        lines.add("| --- | --- |" + " --- |".repeat(PHASES.size()));
        grouped(runs).forEach((title, group) -> lines.add(row(title, group)));
        return String.join("\n", lines) + "\n";
    }

    private static Map<String, List<Outcome>> grouped(List<Outcome> runs) {
        return runs.stream()
                .filter(run -> run.scenario().expectation() != Scenario.Expectation.KEEPS)
                .collect(Collectors.groupingBy(
                        run -> run.scenario().title(), java.util.LinkedHashMap::new, Collectors.toList()));
    }

    private static String row(String title, List<Outcome> runs) {
        long met = runs.stream().filter(Outcome::met).count();
        String phases = PHASES.stream().map(phase -> cell(phase, runs)).collect(Collectors.joining(" | "));
        return "| " + title + " | " + met + " of " + runs.size() + " | " + phases + " |";
    }

    private static String cell(Phase phase, List<Outcome> runs) {
        List<Double> seconds = runs.stream()
                .map(phase.seconds())
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        if (seconds.isEmpty()) {
            return "–";
        }
        double median = (seconds.get((seconds.size() - 1) / 2) + seconds.get(seconds.size() / 2)) / 2;
        return String.format(Locale.ROOT, "%.1f / %.1f", median, seconds.getLast());
    }
}
