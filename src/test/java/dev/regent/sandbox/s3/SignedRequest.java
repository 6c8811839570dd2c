package dev.regent.sandbox.s3;

import static dev.regent.sandbox.s3.ObjectEvent.Kind.DELETE;
import static dev.regent.sandbox.s3.ObjectEvent.Kind.PUT;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * What one signed request does to the store, made atomic. S3Proxy checks a condition first and writes afterwards, so
 * that two writers with the same ETag could both win; here the condition is checked again while the key is locked.
 * S3Proxy drops the condition of a DELETE once it has looked: the ETag that this request has seen stands in for it.
 *
 * <p>Answers as S3 does: 412 when the ETag is another, 404 when there is nothing to match (S3 User Guide, "How to
 * prevent object overwrites with conditional writes", "How to perform conditional deletes"). Buckets themselves are
 * nobody's to change here: that is Terraform's work.
 */
final class SignedRequest extends ForwardingBlobStore {
    /** Objects that S3Proxy keeps for itself while a multipart upload is under way, and never lists. */
    private static final String BOOKKEEPING = ".s3proxy-";

    private final KeyLocks locks;
    private final Identity identity;
    private final Consumer<ObjectEvent> listener;
    private final Map<String, Optional<String>> etagsSeen = new ConcurrentHashMap<>();

    SignedRequest(BlobStore store, KeyLocks locks, Identity identity, Consumer<ObjectEvent> listener) {
        super(identity.mayWrite() ? store : new ReadOnly(store));
        this.locks = locks;
        this.identity = identity;
        this.listener = listener;
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        var etag = etag(request.bucket(), request.key());
        etagsSeen.put(request.bucket() + '/' + request.key(), etag);
        return super.blobMetadata(request);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        var body = readFully(payload);
        return writing(request.bucket(), request.key(), request.ifMatch(), () -> {
            var response = super.putBlob(request, new ByteArrayInputStream(body));
            tell(PUT, request.bucket(), request.key(), response.eTag(), SdkBytes.fromByteArrayUnsafe(body));
            return response;
        });
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        return writing(request.destinationBucket(), request.destinationKey(), null, () -> {
            var response = super.copyBlob(request);
            var etag = response.copyObjectResult().eTag();
            tell(PUT, request.destinationBucket(), request.destinationKey(), etag, null);
            return response;
        });
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        return writing(upload.containerName(), upload.blobName(), request.ifMatch(), () -> {
            var response = super.completeMultipartUpload(upload, request);
            tell(PUT, upload.containerName(), upload.blobName(), response.eTag(), null);
            return response;
        });
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        var seen = etagsSeen.get(request.bucket() + '/' + request.key());
        var condition = seen == null ? null : seen.orElse("*");
        return writing(request.bucket(), request.key(), condition, () -> {
            var etag = etag(request.bucket(), request.key());
            var response = super.removeBlob(request);
            etag.ifPresent(gone -> tell(DELETE, request.bucket(), request.key(), gone, null));
            return response;
        });
    }

    @Override
    public CreateBucketResponse createContainer(CreateBucketRequest request) {
        throw S3Exceptions.fromStatusCode(403);
    }

    @Override
    public void deleteBucket(String bucket) {
        throw S3Exceptions.fromStatusCode(403);
    }

    @Override
    public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request) {
        throw S3Exceptions.fromStatusCode(403);
    }

    private <T> T writing(String bucket, String key, @Nullable String ifMatch, Supplier<T> write) {
        return locks.holding(bucket, key, () -> {
            if (ifMatch != null) {
                var present = etag(bucket, key)
                        .orElseThrow(() -> S3Exceptions.noSuchKey(bucket, key, "There is no such object to match."));
                if (!ifMatch.equals("*") && !quoted(ifMatch).equals(present)) {
                    throw S3Exceptions.fromStatusCode(412);
                }
            }
            return write.get();
        });
    }

    private Optional<String> etag(String bucket, String key) {
        try {
            return Optional.of(quoted(delegate().blobMetadata(bucket, key).eTag()));
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        }
    }

    private void tell(ObjectEvent.Kind kind, String bucket, String key, String etag, @Nullable SdkBytes body) {
        if (key.startsWith(BOOKKEEPING)) {
            return;
        }
        listener.accept(new ObjectEvent(Instant.now(), kind, bucket, key, identity.accessKey(), quoted(etag), body));
    }

    private static String quoted(String etag) {
        return etag.startsWith("\"") ? etag : '"' + etag + '"';
    }

    /** Before the key is locked, so that a sender who stalls keeps nobody else waiting. */
    private static byte[] readFully(InputStream payload) {
        try (payload) {
            return payload.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
