package dev.regent.simulation.regent;

import dev.regent.simulation.cloud.BoardStore;
import dev.regent.simulation.cloud.BoardStore.Written;
import dev.regent.world.OwnBoard.Vote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes the votes on the own board those that were decided: creates what is missing, deletes what is no longer held, side
 * by side, as {@code dev.regent.board.VoteWriter} does.
 */
final class VoteWrites {
    private final Setting setting;
    private final BoardStore board;
    private final BoardWriter.Requests requests;
    private final Map<Vote, Change> changes =
            new TreeMap<>(java.util.Comparator.comparing(Vote::service).thenComparing(Vote::region));

    /** What lies there since a moment on the monotonic clock; empty after a deletion. */
    private record Change(Optional<Long> etag, long at) {}

    VoteWrites(Setting setting, BoardWriter.Requests requests) {
        this.setting = setting;
        this.board = setting.cloud().board(setting.self());
        this.requests = requests;
    }

    void write(BoardWriter.Order order, Runnable ended) {
        Map<Vote, Long> there = withOwnChanges(order.base());
        Set<Vote> held = held(order);
        List<java.util.function.Consumer<Runnable>> writes = new ArrayList<>();
        held.stream()
                .filter(vote -> !there.containsKey(vote))
                .sorted(java.util.Comparator.comparing(Vote::region))
                .forEach(vote -> writes.add(done -> create(vote, done)));
        there.forEach((vote, etag) -> {
            if (!held.contains(vote)) {
                writes.add(done -> delete(vote, etag, done));
            }
        });
        all(writes, ended);
    }

    private static void all(List<java.util.function.Consumer<Runnable>> writes, Runnable ended) {
        if (writes.isEmpty()) {
            ended.run();
            return;
        }
        int[] left = {writes.size()};
        writes.forEach(write -> write.accept(() -> {
            if (--left[0] == 0) {
                ended.run();
            }
        }));
    }

    private Map<Vote, Long> withOwnChanges(BoardLooks.Seen seen) {
        changes.values().removeIf(change -> change.at() < seen.begun());
        Map<Vote, Long> there =
                new TreeMap<>(java.util.Comparator.comparing(Vote::service).thenComparing(Vote::region));
        there.putAll(seen.votes());
        changes.forEach((vote, change) ->
                change.etag().ifPresentOrElse(etag -> there.put(vote, etag), () -> there.remove(vote)));
        return there;
    }

    private static Set<Vote> held(BoardWriter.Order order) {
        Set<Vote> held = new HashSet<>();
        order.decision()
                .services()
                .forEach((service, decided) ->
                        decided.said().votes().keySet().forEach(region -> held.add(new Vote(service, region))));
        return held;
    }

    private void create(Vote vote, Runnable ended) {
        requests.request(() -> board.create(vote), answer -> {
            if (answer.isPresent() && answer.get() instanceof Written.Done done) {
                changes.put(vote, new Change(Optional.of(done.etag()), now()));
            }
            ended.run();
        });
    }

    private void delete(Vote vote, long etag, Runnable ended) {
        requests.request(() -> board.delete(vote, etag), answer -> {
            if (answer.isPresent() && answer.get() instanceof Written.Done) {
                changes.put(vote, new Change(Optional.empty(), now()));
            }
            ended.run();
        });
    }

    private long now() {
        return setting.process().time().nanos();
    }
}
