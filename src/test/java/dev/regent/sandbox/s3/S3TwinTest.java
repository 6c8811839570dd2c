package dev.regent.sandbox.s3;

import static dev.regent.sandbox.s3.OneBoard.BOARD;
import static dev.regent.sandbox.s3.OneBoard.assertRefused;
import static dev.regent.sandbox.s3.OneBoard.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Who may do what on a board. */
class S3TwinTest {
    private final OneBoard board = new OneBoard();

    @AfterEach
    void stop() {
        board.close();
    }

    @Test
    void listsByPrefix() {
        board.put(board.own, "evict/chat/us-east-1", "EVICTED");
        board.put(board.own, "evict/_canary", "EVICTED");
        board.put(board.own, "report.json", "1");

        var keys = board.peer
                .listObjectsV2(list -> list.bucket(BOARD).prefix("evict/"))
                .contents();

        assertThat(keys).extracting(S3Object::key).containsExactly("evict/_canary", "evict/chat/us-east-1");
    }

    @Test
    void letsAPeerReadAndNotWrite() {
        var etag = board.put(board.own, "report.json", "1");

        assertThat(board.peer
                        .getObjectAsBytes(get -> get.bucket(BOARD).key("report.json"))
                        .asUtf8String())
                .isEqualTo("1");
        assertRefused(403, () -> board.put(board.peer, "report.json", "mad"));
        assertRefused(
                403,
                () -> board.peer.deleteObject(delete -> delete.bucket(BOARD).key("report.json")));
        assertRefused(
                403,
                () -> board.peer.deleteObject(
                        delete -> delete.bucket(BOARD).key("report.json").ifMatch(etag)));
        assertRefused(
                403,
                () -> board.peer.createMultipartUpload(
                        create -> create.bucket(BOARD).key("report.json")));
        assertThat(board.text("report.json")).isEqualTo("1");
    }

    @Test
    void letsThePersonWithTheBreakGlassRoleWrite() {
        board.put(board.client("BREAKGLASS", "break-glass-secret"), "evict/chat/us-east-1", "EVICTED");

        assertThat(board.events).extracting(ObjectEvent::by).containsExactly("BREAKGLASS");
    }

    @Test
    void refusesWrongSecretsAndUnknownKeys() {
        board.put(board.own, "report.json", "1");

        assertRefused(403, () -> read(board.client("OWN", "wrong"), "report.json"));
        assertRefused(403, () -> read(board.client("NOBODY", "own-secret"), "report.json"));
        assertRefused(403, () -> board.put(board.client("OWN", "wrong"), "report.json", "2"));
        assertThat(board.text("report.json")).isEqualTo("1");
    }

    @Test
    void keepsBucketsAsTheyAre() {
        assertRefused(403, () -> board.own.createBucket(create -> create.bucket("another")));
        assertRefused(403, () -> board.own.deleteBucket(delete -> delete.bucket(BOARD)));
        assertThat(board.own
                        .headBucket(head -> head.bucket(BOARD))
                        .sdkHttpResponse()
                        .isSuccessful())
                .isTrue();
    }

    @Test
    void showsTheWorldVotesAndNothingElse() throws Exception {
        board.put(board.own, "evict/chat/us-east-1", "EVICTED");
        board.put(board.own, "report.json", "1");

        assertThat(board.anonymous("GET", "/" + BOARD + "/evict/chat/us-east-1"))
                .isEqualTo("200 EVICTED");
        assertThat(board.anonymous("GET", "/" + BOARD + "/evict/chat/us-west-2"))
                .startsWith("403 ");
        assertThat(board.anonymous("GET", "/" + BOARD + "/report.json")).startsWith("403 ");
        assertThat(board.anonymous("GET", "/" + BOARD + "/absent")).startsWith("403 ");
        assertThat(board.anonymous("GET", "/" + BOARD + "?list-type=2&prefix=evict/"))
                .startsWith("403 ");
        assertThat(board.anonymous("GET", "/" + BOARD + "/")).startsWith("403 ");
        assertThat(board.anonymous("GET", "/")).startsWith("403 ");
        assertThat(board.anonymous("HEAD", "/" + BOARD + "/evict/chat/us-east-1"))
                .isEqualTo("200 ");
        assertThat(board.anonymous("PUT", "/" + BOARD + "/evict/chat/us-west-2"))
                .startsWith("403 ");
        assertThat(board.anonymous("DELETE", "/" + BOARD + "/evict/chat/us-east-1"))
                .startsWith("403 ");
        assertThat(board.twin.keys(BOARD, "evict/")).containsExactly("evict/chat/us-east-1");
    }

    @Test
    void tellsWhoWroteWhat() {
        var etag = board.put(board.own, "report.json", "{}");

        assertThat(board.events).singleElement().satisfies(event -> {
            assertThat(event.bucket()).isEqualTo(BOARD);
            assertThat(event.key()).isEqualTo("report.json");
            assertThat(event.by()).isEqualTo("OWN");
            assertThat(event.etag()).isEqualTo(etag);
            assertThat(event.body()).isEqualTo(SdkBytes.fromUtf8String("{}"));
        });
    }

    @Test
    void assemblesUploadsOfSeveralPartsAndCopies() {
        var upload = board.own.createMultipartUpload(
                create -> create.bucket(OneBoard.MODELS).key("weights"));
        var part = board.own.uploadPart(
                one -> one.bucket(OneBoard.MODELS)
                        .key("weights")
                        .uploadId(upload.uploadId())
                        .partNumber(1),
                RequestBody.fromString("tensors"));
        board.own.completeMultipartUpload(complete -> complete.bucket(OneBoard.MODELS)
                .key("weights")
                .uploadId(upload.uploadId())
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(part.eTag()).build())));
        board.own.copyObject(copy -> copy.sourceBucket(OneBoard.MODELS)
                .sourceKey("weights")
                .destinationBucket(OneBoard.MODELS)
                .destinationKey("copy"));

        assertThat(board.twin.keys(OneBoard.MODELS, "")).containsExactly("copy", "weights");
        assertThat(board.events).extracting(ObjectEvent::key).containsExactly("weights", "copy");
    }

    @Test
    void isEmptyAfterClearing() {
        board.put(board.own, "report.json", "1");
        board.put(board.own, "evict/chat/us-east-1", "EVICTED");

        board.twin.clear();

        assertThat(board.twin.keys(BOARD, "")).isEmpty();
        board.own.putObject(put -> put.bucket(BOARD).key("report.json").ifNoneMatch("*"), RequestBody.fromString("2"));
        assertThat(board.text("report.json")).isEqualTo("2");
    }
}
