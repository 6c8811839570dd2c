package dev.regent.sandbox.route53;

import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes identifiers of the shapes that Route 53 gives out. */
final class Identifiers {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int LENGTH = 20;

    private final RandomGenerator random;

    Identifiers(RandomGenerator random) {
        this.random = random;
    }

    String zone() {
        return "Z" + letters();
    }

    String change() {
        return "C" + letters();
    }

    String healthCheck() {
        return new UUID(random.nextLong(), random.nextLong()).toString().toLowerCase(Locale.ROOT);
    }

    private String letters() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return letters.toString();
    }
}
