package dev.regent.telemetry;

import dev.regent.telemetry.Facts.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says what is different between two ticks: a line for each change, none where nothing changed. */
final class Changes {
    private Changes() {}

    static List<String> between(Facts before, Facts now) {
        List<String> lines = new ArrayList<>();
        SortedSet<String> about = new TreeSet<>(before.facts().keySet());
        about.addAll(now.facts().keySet());
        for (String what : about) {
            String line = line(what, before.facts().get(what), now.facts().get(what));
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static String line(String what, @Nullable Fact before, @Nullable Fact now) {
        if (before == null) {
            return now == null ? "" : what + ": " + now.state() + because(now);
        }
        if (now == null) {
            return what + ": no longer " + before.state();
        }
        return before.state().equals(now.state())
                ? ""
                : what + ": " + before.state() + " -> " + now.state() + because(now);
    }

    private static String because(Fact fact) {
        return fact.why().isEmpty() ? "" : " (" + fact.why() + ")";
    }
}
