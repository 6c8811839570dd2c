package dev.regent.sandbox.s3;

import static dev.regent.sandbox.s3.OneBoard.BOARD;
import static dev.regent.sandbox.s3.OneBoard.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What is written only where what is there is what the writer knows. */
class ConditionalWritesTest {
    private final OneBoard board = new OneBoard();

    @AfterEach
    void stop() {
        board.close();
    }

    @Test
    void createsOnlyWhatIsNotThere() {
        var etag = board.put(board.own, "evict/chat/us-east-1", "EVICTED");

        assertRefused(
                412,
                () -> board.own.putObject(
                        put -> put.bucket(BOARD).key("evict/chat/us-east-1").ifNoneMatch("*"),
                        RequestBody.fromString("again")));
        assertThat(board.text("evict/chat/us-east-1")).isEqualTo("EVICTED");
        assertThat(etag).startsWith("\"");
    }

    @Test
    void replacesOnlyWhatWasRead() {
        var first = board.put(board.own, "report.json", "1");

        var second = board.replace("report.json", first, "2");

        assertThat(second).isNotEqualTo(first);
        assertRefused(412, () -> board.replace("report.json", first, "3"));
        assertRefused(404, () -> board.replace("absent.json", first, "3"));
        assertThat(board.text("report.json")).isEqualTo("2");
    }

    @Test
    void answersNotModifiedWhenTheReaderHasIt() {
        var etag = board.put(board.own, "report.json", "1");

        assertRefused(
                304,
                () -> board.peer.getObject(
                        get -> get.bucket(BOARD).key("report.json").ifNoneMatch(etag)));
        assertThat(board.peer
                        .getObjectAsBytes(
                                get -> get.bucket(BOARD).key("report.json").ifNoneMatch("\"other\""))
                        .asUtf8String())
                .isEqualTo("1");
    }

    @Test
    void deletesOnlyWhatWasRead() {
        var first = board.put(board.own, "evict/chat/us-east-1", "EVICTED");
        var second = board.replace("evict/chat/us-east-1", first, "EVICTED again");

        assertRefused(412, () -> board.delete("evict/chat/us-east-1", first));
        assertThat(board.text("evict/chat/us-east-1")).isEqualTo("EVICTED again");

        board.delete("evict/chat/us-east-1", second);
        assertThat(board.twin.read(BOARD, "evict/chat/us-east-1")).isEmpty();
        assertRefused(404, () -> board.delete("evict/chat/us-east-1", second));
    }

    @Test
    void deletesUnconditionallyToo() {
        board.put(board.own, "evict/chat/us-east-1", "EVICTED");

        board.own.deleteObject(delete -> delete.bucket(BOARD).key("evict/chat/us-east-1"));
        board.own.deleteObject(delete -> delete.bucket(BOARD).key("evict/chat/us-east-1"));

        assertThat(board.twin.keys(BOARD, "")).isEmpty();
        assertThat(board.events)
                .extracting(ObjectEvent::kind)
                .containsExactly(ObjectEvent.Kind.PUT, ObjectEvent.Kind.DELETE);
    }

    @Test
    void letsExactlyOneOfTwentyReplace() throws Exception {
        var etag = board.put(board.own, "report.json", "0");

        var won = race(writer -> () -> {
            board.replace("report.json", etag, "writer " + writer);
            return writer;
        });

        assertThat(won).hasSize(1);
        assertThat(board.text("report.json")).isEqualTo("writer " + won.get(0));
    }

    @Test
    void letsExactlyOneOfTwentyCreate() throws Exception {
        var won = race(writer -> () -> {
            board.own.putObject(
                    put -> put.bucket(BOARD).key("report.json").ifNoneMatch("*"),
                    RequestBody.fromString("writer " + writer));
            return writer;
        });

        assertThat(won).hasSize(1);
        assertThat(board.text("report.json")).isEqualTo("writer " + won.get(0));
    }

    @Test
    void letsExactlyOneOfTwentyReplaceOrDelete() throws Exception {
        var etag = board.put(board.own, "report.json", "0");

        var won = race(writer -> () -> {
            if (writer % 2 == 0) {
                board.delete("report.json", etag);
            } else {
                board.replace("report.json", etag, "writer " + writer);
            }
            return writer;
        });

        assertThat(won).hasSize(1);
        assertThat(board.events).hasSize(2);
    }

    /** Who of twenty at once was not refused with 412, 404 or 409. */
    private static List<Integer> race(java.util.function.IntFunction<Callable<Integer>> contender) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var contenders = IntStream.range(0, 20).mapToObj(contender).toList();
            return executor.invokeAll(contenders).stream()
                    .filter(ConditionalWritesTest::succeeded)
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static boolean succeeded(Future<Integer> future) {
        if (future.state() == Future.State.SUCCESS) {
            return true;
        }
        assertThat(future.exceptionNow())
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        refusal -> assertThat(refusal.statusCode()).isIn(404, 409, 412));
        return false;
    }
}
