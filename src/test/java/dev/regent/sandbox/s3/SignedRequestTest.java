package dev.regent.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The interleavings that S3Proxy leaves open: it has checked for both before either writes. */
class SignedRequestTest {
    private static final String BOARD = "board";

    private final BlobStore store = new TransientNio2BlobStore();
    private final KeyLocks locks = new KeyLocks();

    @BeforeEach
    void makeBoard() {
        store.createContainer(BOARD);
    }

    @Test
    void onlyTheFirstOfTwoReplacesWhatBothHaveRead() {
        var etag = put(request(), "0", null);

        put(request(), "1", etag);

        assertThatThrownBy(() -> put(request(), "2", etag))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        refusal -> assertThat(refusal.statusCode()).isEqualTo(412));
    }

    @Test
    void doesNotReplaceWhatAnotherDeletedMeanwhile() {
        var etag = put(request(), "0", null);

        request().removeBlob(deletion());

        assertThatThrownBy(() -> put(request(), "1", etag)).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void doesNotDeleteWhatAnotherReplacedSinceItLooked() {
        var etag = put(request(), "0", null);
        var deleter = request();
        deleter.blobMetadata(BOARD, "report.json");

        put(request(), "1", etag);

        assertThatThrownBy(() -> deleter.removeBlob(deletion()))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        refusal -> assertThat(refusal.statusCode()).isEqualTo(412));
        assertThat(store.blobExists(BOARD, "report.json")).isTrue();
    }

    private SignedRequest request() {
        return new SignedRequest(store, locks, Identity.writer("KEY", "secret"), event -> {});
    }

    private static String put(SignedRequest request, String body, @Nullable String ifMatch) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var put = PutObjectRequest.builder()
                .bucket(BOARD)
                .key("report.json")
                .contentLength((long) bytes.length)
                .ifMatch(ifMatch);
        return request.putBlob(put.build(), new ByteArrayInputStream(bytes)).eTag();
    }

    private static DeleteObjectRequest deletion() {
        return DeleteObjectRequest.builder().bucket(BOARD).key("report.json").build();
    }
}
