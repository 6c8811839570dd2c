package dev.regent.sandbox.s3;

import dev.regent.world.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Amazon S3 in one region, in memory and with path-style addresses: signatures (version 4) are checked, every identity
 * reads everything, writers also write, and callers without a signature read what lies under {@code evict/}.
 *
 * <p>Unlike AWS: the region in a signature is not checked, buckets are fixed at start, and CopyObject ignores the
 * destination's {@code If-None-Match}.
 */
public final class S3Twin implements AutoCloseable {
    private static final int MOST_THREADS = 32;
    private static final long MOST_BYTES_IN_ONE_PUT = 64L << 20;

    private final Region region;
    private final URI endpoint;
    private final Collection<String> buckets;
    private final BlobStore store;
    private final S3Proxy server;
    private final Map<String, LongAdder> requests;

    private S3Twin(
            Region region,
            URI endpoint,
            Collection<String> buckets,
            BlobStore store,
            S3Proxy server,
            Map<String, LongAdder> requests) {
        this.region = region;
        this.endpoint = endpoint;
        this.buckets = List.copyOf(buckets);
        this.store = store;
        this.server = server;
        this.requests = requests;
    }

    /**
     * A server that answers, with its buckets made.
     *
     * @param address where to listen; with port 0, {@link #endpoint()} tells the port
     * @param listener told of every write, one at a time for each object, while others wait for that object: it must
     *     not block
     */
    public static S3Twin start(
            Region region,
            InetSocketAddress address,
            Collection<String> buckets,
            Collection<Identity> identities,
            Consumer<ObjectEvent> listener) {
        var store = new TransientNio2BlobStore();
        buckets.forEach(store::createContainer);
        var server = server(address, store, identities.iterator().next());
        Map<String, LongAdder> requests = new ConcurrentHashMap<>();
        var grants = grants(store, identities, listener);
        server.setBlobStoreLocator((accessKey, bucket, key) -> {
            requests.computeIfAbsent(String.valueOf(accessKey), unseen -> new LongAdder())
                    .increment();
            return grants.locateBlobStore(accessKey, bucket, key);
        });
        try {
            server.start();
        } catch (Exception cannot) {
            throw new IllegalStateException("S3 of " + region + " cannot listen on " + address, cannot);
        }
        return new S3Twin(region, http(address, server.getPort()), buckets, store, server, requests);
    }

    public Region region() {
        return region;
    }

    public URI endpoint() {
        return endpoint;
    }

    /** How many requests an access key has signed so far, or has claimed to. */
    public long requestsOf(String accessKey) {
        LongAdder asked = requests.get(accessKey);
        return asked == null ? 0 : asked.sum();
    }

    /** The object as it is now, read without a request. */
    public Optional<SdkBytes> read(String bucket, String key) {
        try (var object = store.getBlob(bucket, key)) {
            return Optional.of(SdkBytes.fromByteArrayUnsafe(object.readAllBytes()));
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The first thousand keys under a prefix, in order, read without a request. */
    public List<String> keys(String bucket, String prefix) {
        var request =
                ListObjectsV2Request.builder().bucket(bucket).prefix(prefix).build();
        return store.list(request).contents().stream().map(S3Object::key).toList();
    }

    /** Empties every bucket, without telling the listener: the state before a run. */
    public void clear() {
        buckets.forEach(bucket -> store.clearContainer(
                ListObjectsV2Request.builder().bucket(bucket).build()));
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception stuck) {
            throw new IllegalStateException("S3 of " + region + " does not stop", stuck);
        }
    }

    private static S3Proxy server(InetSocketAddress address, BlobStore store, Identity anyone) {
        return S3Proxy.builder()
                .endpoint(http(address, address.getPort()))
                .awsAuthentication(AuthenticationType.AWS_V4, anyone.accessKey(), anyone.secret())
                .blobStore(new PublicVotes(store))
                .maxSinglePartObjectSize(MOST_BYTES_IN_ONE_PUT)
                .jettyMaxThreads(MOST_THREADS)
                .stopTimeout(0)
                .build();
    }

    private static org.gaul.s3proxy.BlobStoreLocator grants(
            BlobStore store, Collection<Identity> identities, Consumer<ObjectEvent> listener) {
        var locks = new KeyLocks();
        Map<String, Identity> byKey =
                identities.stream().collect(Collectors.toMap(Identity::accessKey, Function.identity()));
        return (accessKey, bucket, key) -> grant(byKey.get(accessKey), store, locks, listener);
    }

    private static @Nullable AccessGrant grant(
            @Nullable Identity identity, BlobStore store, KeyLocks locks, Consumer<ObjectEvent> listener) {
        return identity == null
                ? null
                : new AccessGrant(identity.secret(), new SignedRequest(store, locks, identity, listener));
    }

    private static URI http(InetSocketAddress address, int port) {
        return URI.create("http://" + address.getAddress().getHostAddress() + ':' + port);
    }
}
