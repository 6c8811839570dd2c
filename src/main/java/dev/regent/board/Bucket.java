package dev.regent.board;

import dev.regent.world.Board;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One board's bucket: each method is one request with one deadline, and says what came of it. */
final class Bucket {
    /** The usual one. */
    static final Duration DEADLINE = Duration.ofSeconds(1);

    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;

    private final Board board;
    private final S3Client s3;
    private final Duration deadline;
    private final AwsRequestOverrideConfiguration limits;

    /** @param deadline of each request, its body and answer included */
    Bucket(Board board, S3Client s3, Duration deadline) {
        this.board = board;
        this.s3 = s3;
        this.deadline = deadline;
        this.limits = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(deadline)
                .build();
    }

    Board board() {
        return board;
    }

    /** What was read. */
    sealed interface Read {
        record Found(String etag, SdkBytes body) implements Read {}

        /** What the caller has is still there. */
        record Same() implements Read {}

        record Absent() implements Read {}
    }

    /** @param known the ETag of what the caller has, or "" */
    Read read(String key, String known) throws NotSeen, InterruptedException {
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(board.bucket())
                .key(key)
                .ifNoneMatch(known.isEmpty() ? null : known)
                .overrideConfiguration(limits)
                .build();
        try {
            return s3.getObject(request, ResponseTransformer.unmanaged(Bucket::whole));
        } catch (S3Exception answer) {
            if (answer.statusCode() == NOT_MODIFIED) {
                return new Read.Same();
            }
            if (S3Trouble.noSuchKey(answer)) {
                return new Read.Absent();
            }
            throw S3Trouble.notSeen(board, deadline, answer);
        } catch (SdkException broken) {
            throw S3Trouble.notSeen(board, deadline, broken);
        }
    }

    /** Runs within the request's deadline, so that a slow body is a late answer. Never reads on after too much: what is cut off is one byte too long. */
    private static Read.Found whole(GetObjectResponse response, AbortableInputStream body) throws IOException {
        byte[] read = body.readNBytes(ReportFormat.MOST_BYTES + 1);
        if (read.length > ReportFormat.MOST_BYTES) {
            body.abort();
        } else {
            body.close();
        }
        return new Read.Found(response.eTag(), SdkBytes.fromByteArrayUnsafe(read));
    }

    /** The ETags of all objects under a prefix, by key. */
    Map<String, String> list(String prefix) throws NotSeen, InterruptedException {
        try {
            ListObjectsV2Response listed = s3.listObjectsV2(
                    list -> list.bucket(board.bucket()).prefix(prefix).overrideConfiguration(limits));
            if (Boolean.TRUE.equals(listed.isTruncated())) {
                throw new NotSeen("board " + board.region() + " has more than a thousand objects under " + prefix);
            }
            Map<String, String> etags = new HashMap<>();
            for (S3Object object : listed.contents()) {
                etags.put(object.key(), object.eTag());
            }
            return etags;
        } catch (SdkException broken) {
            throw S3Trouble.notSeen(board, deadline, broken);
        }
    }

    /**
     * Writes where what is there is what the caller knows.
     *
     * @param known the ETag of it; empty where nothing may be there
     */
    Written put(String key, Optional<String> known, byte[] body, String type) throws InterruptedException {
        try {
            var answer = s3.putObject(
                    put -> put.bucket(board.bucket())
                            .key(key)
                            .contentType(type)
                            .ifMatch(known.orElse(null))
                            .ifNoneMatch(known.isPresent() ? null : "*")
                            .overrideConfiguration(limits),
                    RequestBody.fromBytes(body));
            return new Written.Done(answer.eTag());
        } catch (SdkException broken) {
            return S3Trouble.written(broken);
        }
    }

    /** Deletes what the caller knows; what is gone already counts as done. */
    Written delete(String key, String known) throws InterruptedException {
        try {
            s3.deleteObject(delete ->
                    delete.bucket(board.bucket()).key(key).ifMatch(known).overrideConfiguration(limits));
            return new Written.Done("");
        } catch (S3Exception answer) {
            return answer.statusCode() == NOT_FOUND ? new Written.Done("") : S3Trouble.written(answer);
        } catch (SdkException broken) {
            return S3Trouble.written(broken);
        }
    }
}
