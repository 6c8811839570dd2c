package dev.regent.sandbox.chaos.soak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every sample of a soak, and what it comes to. */
public record Diary(List<Sample> samples) {
    public Diary {
        samples = List.copyOf(samples);
    }

    public List<String> replicas() {
        return samples.stream().map(Sample::replica).distinct().sorted().toList();
    }

    public List<Growth> growths() {
        return replicas().stream()
                .flatMap(replica -> Arrays.stream(Measure.values())
                        .flatMap(measure -> Growth.of(replica, measure, of(replica)).stream()))
                .toList();
    }

    /** What has grown, in sentences; empty where all is flat. */
    public List<String> grown() {
        return growths().stream()
                .filter(growth -> !growth.isFlat())
                .map(growth -> String.format(
                        Locale.ROOT,
                        "%s: %s grew from %.0f to %.0f, more than %s",
                        growth.replica(),
                        growth.measure().title(),
                        growth.from(),
                        growth.to(),
                        growth.measure().tolerance()))
                .toList();
    }

    private List<Sample> of(String replica) {
        return samples.stream()
                .filter(sample -> sample.replica().equals(replica))
                .toList();
    }

    /** A Markdown page: the verdicts first, then every minute. */
    public String page() {
        List<String> lines = new ArrayList<>();
        lines.add(verdicts());
        lines.add("| minute | regent | pid | "
                + Arrays.stream(Measure.values()).map(Measure::title).collect(Collectors.joining(" | ")) + " |");
        lines.add("| --- | --- | --- |" + " --- |".repeat(Measure.values().length));
        samples.forEach(sample -> lines.add(row(sample)));
        return String.join("\n", lines) + "\n";
    }

    /** A Markdown table of what was in the beginning and what in the end, and how long each process lived. */
    public String verdicts() {
        List<String> lines = new ArrayList<>();
        lines.add("| regent | measure | median of the 2nd sixth | median of the last sixth | tolerance | flat |");
        lines.add("| --- | --- | --- | --- | --- | --- |");
        growths().forEach(growth -> lines.add(row(growth)));
        lines.add("");
        replicas().forEach(replica -> lines.add("- " + replica + ": " + lives(replica)));
        return String.join("\n", lines) + "\n";
    }

    private String lives(String replica) {
        long processes = of(replica).stream().map(Sample::pid).distinct().count();
        return processes == 1
                ? "one process all the time"
                : processes + " processes one after another; what belongs to a process is taken from the one that"
                        + " lived the longest";
    }

    private static String row(Growth growth) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.0f | %.0f | %s | %s |",
                growth.replica(),
                growth.measure().title(),
                growth.from(),
                growth.to(),
                growth.measure().tolerance(),
                growth.isFlat() ? "yes" : "**no**");
    }

    private static String row(Sample sample) {
        String cells = Stream.of(Measure.values())
                .map(measure -> measure.of(sample))
                .map(value -> value.isNaN() ? "–" : String.format(Locale.ROOT, "%.0f", value))
                .collect(Collectors.joining(" | "));
        return "| " + sample.minute() + " | " + sample.replica() + " | " + sample.pid() + " | " + cells + " |";
    }
}
