package dev.regent.simulation.policy;

import dev.regent.simulation.regent.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes each rule out in turn, makes each mistake in turn, and says which invariant is broken then and by which history.
 * Histories in which the real rules break something count for nobody.
 */
public final class TakenOut {
    /** Histories of each other kind than those made by chance. */
    private static final long OF_EACH = 8;

    private final long byChance;
    private final Map<String, Set<Long>> without = new HashMap<>();

    private TakenOut(long byChance) {
        this.byChance = byChance;
    }

    /**
     * Prints a line for each rule.
     *
     * @param arguments how many histories by chance, and beginnings of the names of the rules
     */
    public static void main(String[] arguments) {
        List<String> words = Arrays.asList(arguments).subList(1, arguments.length);
        TakenOut table = new TakenOut(Long.parseLong(arguments[0]));
        table.playAsTheServiceDoes();
        List<Mistake> every = new ArrayList<>(Mistakes.all());
        every.addAll(Rules.all());
        every.stream()
                .filter(mistake -> words.isEmpty() || words.stream().anyMatch(mistake.name()::startsWith))
                .map(table::line)
                .forEach(System.out::println);
    }

    private void playAsTheServiceDoes() {
        for (Search search : Search.all()) {
            Map<Long, Search.Found> every = search.every(Policy.REAL, last(search));
            without.put(search.name(), every.keySet());
            every.values().forEach(found -> System.out.println("the real rules: " + found));
        }
    }

    private long last(Search search) {
        return search.equals(Search.DISASTERS) ? byChance : OF_EACH;
    }

    /** Chance first; the others only where that finds nothing. */
    private String line(Mistake mistake) {
        for (Search search : Search.all()) {
            Optional<Search.Found> found =
                    search.first(mistake.policy(), last(search), without.getOrDefault(search.name(), Set.of()));
            if (found.isPresent()) {
                return "| " + mistake.name() + " | " + found.get().invariant() + " | "
                        + found.get().kind() + " " + found.get().seed() + " | "
                        + found.get().breach().why();
            }
        }
        return "| " + mistake.name() + " | nothing | " + byChance + " by chance, " + OF_EACH + " of each other kind |";
    }
}
