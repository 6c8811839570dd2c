package dev.regent.sandbox.kubernetes;

/** Names as a Deployment's pods have them: {@code NAME-HASH-RANDOM}. */
final class PodNames {
    /** Of {@code k8s.io/apimachinery/pkg/util/rand}: no vowels, so that no words come about. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final int LENGTH = 5;

    private final String prefix;
    private int made;

    PodNames(String workload) {
        prefix = workload + "-7d9c8b6f5c-";
    }

    String next() {
        StringBuilder name = new StringBuilder(prefix);
        // Far from the last one, so that they look as random as real ones; coprime to their number, so that all differ.
        long rest = 7_654_321L * ++made;
        for (int letter = 0; letter < LENGTH; letter++) {
            name.append(LETTERS.charAt((int) (rest % LETTERS.length())));
            rest /= LETTERS.length();
        }
        return name.toString();
    }
}
