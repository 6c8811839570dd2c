package dev.regent.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person probably meant to write. */
final class Nearest {
    private Nearest() {}

    /** The candidate that is closest to what was written, if any is close. */
    static Optional<String> to(String written, Collection<String> candidates) {
        int most = Math.max(Math.min(2, written.length() / 2), written.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(written, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> distance(written, candidate)));
    }

    /** The question to add to a sentence, or "". */
    static String question(String written, Collection<String> candidates) {
        return to(written, candidates)
                .map(name -> " (did you mean " + name + "?)")
                .orElse("");
    }

    /** Levenshtein's distance, whatever the case. */
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
