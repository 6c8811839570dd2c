package dev.regent.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regent.world.Region;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A twin with one board, and those who may do something on it. */
final class OneBoard implements AutoCloseable {
    static final String BOARD = "regent-board-us-east-1";
    static final String MODELS = "regent-models-us-east-1";

    final Queue<ObjectEvent> events = new ConcurrentLinkedQueue<>();
    final S3Twin twin = S3Twin.start(
            new Region("us-east-1"),
            new InetSocketAddress("127.0.11.1", 0),
            List.of(BOARD, MODELS),
            List.of(
                    Identity.writer("OWN", "own-secret"),
                    Identity.reader("PEER", "peer-secret"),
                    Identity.writer("BREAKGLASS", "break-glass-secret")),
            events::add);
    final S3Client own = client("OWN", "own-secret");
    final S3Client peer = client("PEER", "peer-secret");

    S3Client client(String accessKey, String secret) {
        return S3Client.builder()
                .endpointOverride(twin.endpoint())
                .region(software.amazon.awssdk.regions.Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClientBuilder(Apache5HttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secret)))
                .build();
    }

    String put(S3Client client, String key, String body) {
        return client.putObject(put -> put.bucket(BOARD).key(key), RequestBody.fromString(body))
                .eTag();
    }

    String replace(String key, String etag, String body) {
        return own.putObject(put -> put.bucket(BOARD).key(key).ifMatch(etag), RequestBody.fromString(body))
                .eTag();
    }

    void delete(String key, String etag) {
        own.deleteObject(delete -> delete.bucket(BOARD).key(key).ifMatch(etag));
    }

    static String read(S3Client client, String key) {
        return client.getObjectAsBytes(get -> get.bucket(BOARD).key(key)).asUtf8String();
    }

    String text(String key) {
        return twin.read(BOARD, key).orElseThrow().asUtf8String();
    }

    String anonymous(String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(twin.endpoint() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        }
    }

    static void assertRefused(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        refusal -> assertThat(refusal.statusCode()).isEqualTo(status));
    }

    @Override
    public void close() {
        own.close();
        peer.close();
        twin.close();
    }
}
