package dev.regent.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that all of it can be said at once. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(Written.Origin origin, String field, String value, String right) {
        found.add(new Problem(origin.file(), origin.line(), field, value, right));
    }

    void add(String file, String field, String value, String right) {
        found.add(new Problem(file, 0, field, value, right));
    }

    int count() {
        return found.size();
    }

    List<Problem> all() {
        return found.stream().distinct().sorted().toList();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new WrongConfiguration(all());
        }
    }
}
