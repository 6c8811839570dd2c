package dev.regent.board;

import dev.regent.world.BoardLayout;
import dev.regent.world.Decision;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/**
 * Makes the votes on the own board those that were decided: creates what is missing, deletes what is no longer held,
 * side by side. Votes of services that the decision does not name are left alone.
 */
final class VoteWriter {
    private static final String TEXT = "text/plain";

    private final Bucket bucket;
    private final ExecutorService sideBySide;
    private final Meter meter;
    /** What was changed here since, or after, the last listing began. */
    private final Map<String, Change> changes = new ConcurrentHashMap<>();

    /** What lies under a key since a moment on the monotonic clock; empty after a deletion. */
    private record Change(Optional<String> etag, long at) {}

    VoteWriter(Bucket bucket, ExecutorService sideBySide, Meter meter) {
        this.bucket = bucket;
        this.sideBySide = sideBySide;
        this.meter = meter;
    }

    void write(Order order) throws InterruptedException {
        Map<String, String> there = withOwnChanges(order.base());
        Set<String> held = held(order.decision());
        byte[] body = (BoardLayout.WORD + " " + order.decision().report().at()).getBytes(StandardCharsets.UTF_8);
        List<Callable<Void>> writes = new ArrayList<>();
        held.stream().filter(key -> !there.containsKey(key)).forEach(key -> writes.add(() -> create(key, body)));
        there.forEach((key, etag) -> {
            if (!held.contains(key) && decided(order.decision(), key)) {
                writes.add(() -> delete(key, etag));
            }
        });
        sideBySide.invokeAll(writes);
    }

    private Map<String, String> withOwnChanges(OwnLook.Seen seen) {
        changes.values().removeIf(change -> change.at() - seen.begun() < 0);
        Map<String, String> there = new HashMap<>(seen.etags());
        changes.forEach(
                (key, change) -> change.etag().ifPresentOrElse(etag -> there.put(key, etag), () -> there.remove(key)));
        return there;
    }

    private static Set<String> held(Decision decision) {
        Set<String> keys = new HashSet<>(Set.of(BoardLayout.canaryKey()));
        decision.services()
                .forEach((service, decided) -> decided.said()
                        .votes()
                        .keySet()
                        .forEach(region -> keys.add(BoardLayout.voteKey(service, region))));
        return keys;
    }

    private static boolean decided(Decision decision, String key) {
        return BoardLayout.vote(key)
                .filter(vote -> decision.services().containsKey(vote.service()))
                .isPresent();
    }

    private Void create(String key, byte[] body) throws InterruptedException {
        if (meter.measured(() -> bucket.put(key, Optional.empty(), body, TEXT)) instanceof Written.Done done) {
            changes.put(key, new Change(Optional.of(done.etag()), meter.now()));
        }
        return null;
    }

    /** After a conflict somebody else has rewritten it: the next look shows what is there. */
    private Void delete(String key, String etag) throws InterruptedException {
        if (meter.measured(() -> bucket.delete(key, etag)) instanceof Written.Done) {
            changes.put(key, new Change(Optional.empty(), meter.now()));
        }
        return null;
    }
}
