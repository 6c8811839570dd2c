package dev.regent.simulation.play;

import dev.regent.simulation.Outcome;
import dev.regent.simulation.history.Happening;
import dev.regent.simulation.history.History;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What a person needs who was not there: what was broken, when, and how to see it again. */
public final class Account {
    private Account() {}

    /** A history, all that happened in it, and whether it kept the rules. */
    public static String of(Outcome outcome) {
        return outcome.history() + "\n\n" + outcome.chronicle() + "\n\n" + verdict(outcome);
    }

    /** Of a long history only what happened in the last time before its end. */
    public static String ofTheEnd(Outcome outcome, Duration last) {
        Duration from = outcome.length().minus(last);
        History history = outcome.history();
        List<Happening> late = history.happenings().stream()
                .filter(it -> it.ends().compareTo(from) >= 0 && it.at().compareTo(outcome.length()) <= 0)
                .toList();
        String lines = outcome.chronicle().lines().stream()
                .filter(line -> line.since().compareTo(from) >= 0)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
        return history.with(late) + "\n\n" + lines + "\n\n" + verdict(outcome);
    }

    private static String verdict(Outcome outcome) {
        return outcome.held()
                ? "every invariant held for " + outcome.length().toSeconds() + " s; DNS' answer moved "
                        + outcome.chronicle().moves() + " times"
                : "BROKEN after " + outcome.length().toSeconds() + " s\n" + breaches(outcome);
    }

    private static String breaches(Outcome outcome) {
        return outcome.breaches().stream().map(Outcome.Breach::toString).collect(Collectors.joining("\n"));
    }

    /** A failure, shrunk by the referee who found it. */
    public static String of(Marathon.Failure failure, Referee referee) {
        String again =
                "\n\nIt is played again by: ./mvnw -Psimulate " + failure.play().options();
        if (failure.outcome().isEmpty()) {
            return "BROKE OFF\n" + failure.play().history() + "\n\n"
                    + failure.brokeOff().map(Account::trace).orElse("") + again;
        }
        Outcome whole = failure.outcome().get();
        Outcome shrunk = referee.shrink(failure.play(), whole);
        return breaches(whole) + "\n\n"
                + "The history, shrunk from " + whole.history().happenings().size() + " happenings to "
                + shrunk.history().happenings().size() + ":\n" + of(shrunk) + again
                + "\nand shrunk with -Dshrink as well";
    }

    private static String trace(RuntimeException bug) {
        var text = new StringWriter();
        bug.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
