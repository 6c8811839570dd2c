package dev.regent.cluster;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words of an object's condition, which anybody may have written and made as long as they liked. */
final class ConditionWords {
    private ConditionWords() {}

    /** The reason and the message, or the one that there is, or "". */
    static String why(@Nullable String reason, @Nullable String message, String between) {
        return Stream.of(reason == null ? "" : reason, message == null ? "" : message)
                .filter(part -> !part.isBlank())
                .reduce((first, second) -> first + between + second)
                .orElse("");
    }

    static String cut(String words, int longest) {
        return words.length() <= longest ? words : words.substring(0, longest) + "…";
    }
}
