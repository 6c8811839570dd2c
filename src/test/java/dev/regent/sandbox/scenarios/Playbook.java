package dev.regent.sandbox.scenarios;

import java.util.List;
import java.util.stream.Stream;

/** All scenarios there are. */
public final class Playbook {
    private static final List<Scenario> ALL = Stream.of(
                    Moves.all(),
                    Stays.all(),
                    InTheCluster.all(),
                    ByHand.all(),
                    Afterwards.all(),
                    Twice.all(),
                    Endurance.all())
            .flatMap(scenarios -> scenarios)
            .toList();

    private Playbook() {}

    public static List<Scenario> all() {
        return ALL;
    }

    /**
     * Those of a name, every variant; {@code all} means all that end by themselves, and chaos too where it is said for
     * how many minutes; several names are separated by commas.
     *
     * @throws IllegalArgumentException where there is none; the message names those that there are
     */
    public static List<Scenario> named(String names) {
        if (names.equals("all")) {
            return ALL.stream().filter(Endurance::belongsToAll).toList();
        }
        return Stream.of(names.split(",", -1))
                .map(String::strip)
                .flatMap(Playbook::one)
                .toList();
    }

    private static Stream<Scenario> one(String name) {
        List<Scenario> found =
                ALL.stream().filter(scenario -> scenario.name().equals(name)).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no scenario " + name + "; there are: " + String.join(", ", names()));
        }
        return found.stream();
    }

    public static List<String> names() {
        return ALL.stream().map(Scenario::name).distinct().toList();
    }
}
