package dev.regent.sandbox.route53;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one ChangeResourceRecordSets request, for timelines and for scenarios that ask who won.
 *
 * @param changeId null where it was refused
 * @param who      the access key that signed it
 * @param changes  what was asked for
 * @param error    Route 53's error where it was refused; null otherwise
 * @param why      a sentence for each thing wrong
 */
public record ChangeEvent(
        Instant at,
        @Nullable String changeId,
        String who,
        String zoneId,
        List<Change> changes,
        @Nullable ErrorCode error,
        List<String> why) {
    public ChangeEvent {
        changes = List.copyOf(changes);
        why = List.copyOf(why);
    }

    /** The changes in a few words. */
    public String summary() {
        return new ChangeBatch("", changes).summary();
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
