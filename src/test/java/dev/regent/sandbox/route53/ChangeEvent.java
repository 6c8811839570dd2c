package dev.regent.sandbox.route53;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one ChangeResourceRecordSets request, for timelines and for scenarios that ask who won.
 *
 * @param changeId null where it was refused
 * @param who      the access key that signed it
 * @param summary  the changes in a few words
 * @param error    Route 53's error where it was refused; null otherwise
 * @param why      a sentence for each thing wrong
 */
public record ChangeEvent(
        Instant at,
        @Nullable String changeId,
        String who,
        String zoneId,
        String summary,
        @Nullable ErrorCode error,
        List<String> why) {
    public ChangeEvent {
        why = List.copyOf(why);
    }

    public boolean accepted() {
        return error == null;
    }

    /** Told of every request to change records, outside any lock. */
    @FunctionalInterface
    public interface Listener {
        void onChange(ChangeEvent event);
    }
}
