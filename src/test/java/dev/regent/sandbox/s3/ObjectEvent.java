package dev.regent.sandbox.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A write that S3 has accepted, for timelines: at the instant at which it became readable.
 *
 * @param by the access key that signed the request
 * @param etag of the object that was put, or of the one that was deleted; quoted
 * @param body what was put in one piece; null for a delete, a copy and a multipart upload
 */
public record ObjectEvent(
        Instant at,
        Kind kind,
        String bucket,
        String key,
        String by,
        String etag,
        @Nullable SdkBytes body) {
    public enum Kind {
        PUT,
        DELETE
    }
}
