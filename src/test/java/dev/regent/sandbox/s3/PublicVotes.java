package dev.regent.sandbox.s3;

import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

/**
 * What a caller without a signature sees: objects under {@code evict/}, and no list. Absent ones are refused (403) like
 * present ones elsewhere, because S3 tells callers without {@code s3:ListBucket} nothing about what exists
 * (GetObject, "Permissions").
 */
final class PublicVotes extends ForwardingBlobStore {
    static final String PREFIX = "evict/";

    PublicVotes(BlobStore store) {
        super(store);
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key) {
        return key.startsWith(PREFIX) && blobExists(bucket, key)
                ? ObjectCannedACL.PUBLIC_READ
                : ObjectCannedACL.PRIVATE;
    }

    @Override
    public BucketCannedACL getContainerAccess(String bucket) {
        return BucketCannedACL.PRIVATE;
    }
}
