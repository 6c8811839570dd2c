package dev.regent.simulation;

import dev.regent.simulation.history.Happening;
import dev.regent.simulation.regent.SimulatedRegent;
import dev.regent.simulation.regent.ZoneRecords;
import dev.regent.world.Decision;
import dev.regent.world.HeldVote;
import dev.regent.world.Refusal;
import dev.regent.world.Region;
import dev.regent.world.ServiceDecision;
import dev.regent.world.ServiceReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What happened, in lines that a person can follow: faults, what everybody could see, and each decision's sentence. */
public final class Chronicle {
    private static final Pattern COUNTED = Pattern.compile("\\b\\d+ (of \\d+ )?looks");

    private final Scene scene;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, String> said = new HashMap<>();
    private Instant began;
    private int moves;

    /** Something that happened at a moment. */
    public record Line(Duration since, String who, String what) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%+8.1f s  %-20s %s", since.toMillis() / 1000.0, who, what);
        }
    }

    Chronicle(Scene scene) {
        this.scene = scene;
        this.began = scene.time().instant();
    }

    /** From here on it counts. */
    void begin() {
        began = scene.time().instant();
        lines.clear();
        moves = 0;
    }

    void begins(Happening happening) {
        line("fault", happening.fault() + " for " + happening.lasts().toSeconds() + " s");
    }

    void ends(Happening happening) {
        line("healed", happening.fault().toString());
    }

    void tell(Deed deed) {
        switch (deed) {
            case Deed.Voted voted -> line("board " + voted.voter(), "vote against " + voted.against());
            case Deed.Withdrew gone -> line("board " + gone.voter(), "vote against " + gone.against() + " withdrawn");
            case Deed.Changed changed -> line("Route 53", "changed by " + changed.by() + ": " + zone(changed));
            case Deed.Answered answered -> {
                moves += answered.isMove() ? 1 : 0;
                line("DNS", "answers " + answered.after() + " instead of " + answered.before());
            }
        }
    }

    private String zone(Deed.Changed changed) {
        var records = new ZoneRecords(
                scene.cloud().platform().service(), changed.after().records());
        return records.epoch()
                        .map(epoch -> "epoch " + epoch.number() + ", home " + epoch.home())
                        .orElse("no epoch") + ", weights " + records.weights();
    }

    /** Takes up what regents have decided differently since. */
    void look() {
        for (SimulatedRegent regent : scene.regents()) {
            String now = regent.decision().map(Chronicle::sentences).orElse(regent.isAlive() ? "starting" : "dead");
            if (!now.equals(said.put(regent.replica(), now))) {
                line("regent " + regent.replica(), now);
            }
        }
    }

    private static String sentences(Decision decision) {
        if (decision.role() != Decision.Role.ACTING) {
            return decision.role().name().toLowerCase(Locale.ROOT);
        }
        return decision.services().values().stream()
                .map(Chronicle::sentences)
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
    }

    private static String sentences(ServiceDecision decided) {
        ServiceReport report = decided.said();
        StringBuilder text = new StringBuilder(report.condition().word());
        decided.acting().ifPresent(acting -> text.append(", acting home ").append(acting));
        report.votes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> text.append(vote(entry)));
        decided.move()
                .ifPresent(move -> text.append("; weights to ")
                        .append(move.home())
                        .append(" since ")
                        .append(withoutNumbers(move.why())));
        for (Refusal refusal : decided.refusals()) {
            text.append("; no ").append(refusal.what()).append(": ").append(withoutNumbers(refusal.why()));
        }
        return text.toString();
    }

    private static String vote(Map.Entry<Region, HeldVote> entry) {
        return "; vote against " + entry.getKey() + " since "
                + withoutNumbers(entry.getValue().why());
    }

    /** A count that grows is no other decision. */
    private static String withoutNumbers(String sentence) {
        return COUNTED.matcher(sentence).replaceAll("some looks");
    }

    private void line(String who, String what) {
        lines.add(new Line(Duration.between(began, scene.time().instant()), who, what));
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** How often DNS has left everybody whom it answered for somebody else. */
    public int moves() {
        return moves;
    }

    /** When the first line with these words was written. */
    public Optional<Duration> first(String who, String what) {
        return lines.stream()
                .filter(line -> line.who().startsWith(who) && line.what().contains(what))
                .map(Line::since)
                .findFirst();
    }

    @Override
    public String toString() {
        return String.join("\n", lines.stream().map(Line::toString).toList());
    }
}
