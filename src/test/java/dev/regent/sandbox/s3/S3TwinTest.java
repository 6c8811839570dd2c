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
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3TwinTest {
    private static final String BOARD = "regent-board-us-east-1";

    private final Queue<ObjectEvent> events = new ConcurrentLinkedQueue<>();
    private S3Twin twin;
    private S3Client own;
    private S3Client peer;

    @BeforeEach
    void start() {
        twin = S3Twin.start(
                new Region("us-east-1"),
                new InetSocketAddress("127.0.11.1", 0),
                List.of(BOARD, "regent-models-us-east-1"),
                List.of(
                        Identity.writer("OWN", "own-secret"),
                        Identity.reader("PEER", "peer-secret"),
                        Identity.writer("BREAKGLASS", "break-glass-secret")),
                events::add);
        own = client("OWN", "own-secret");
        peer = client("PEER", "peer-secret");
    }

    @AfterEach
    void stop() {
        twin.close();
    }

    @Test
    void createsOnlyWhatIsNotThere() {
        var etag = put(own, "evict/chat/us-east-1", "EVICTED");

        assertRefused(
                412,
                () -> own.putObject(
                        put -> put.bucket(BOARD).key("evict/chat/us-east-1").ifNoneMatch("*"),
                        RequestBody.fromString("again")));
        assertThat(text("evict/chat/us-east-1")).isEqualTo("EVICTED");
        assertThat(etag).startsWith("\"");
    }

    @Test
    void replacesOnlyWhatWasRead() {
        var first = put(own, "report.json", "1");

        var second = replace("report.json", first, "2");

        assertThat(second).isNotEqualTo(first);
        assertRefused(412, () -> replace("report.json", first, "3"));
        assertRefused(404, () -> replace("absent.json", first, "3"));
        assertThat(text("report.json")).isEqualTo("2");
    }

    @Test
    void answersNotModifiedWhenTheReaderHasIt() {
        var etag = put(own, "report.json", "1");

        assertRefused(
                304,
                () -> peer.getObject(get -> get.bucket(BOARD).key("report.json").ifNoneMatch(etag)));
        assertThat(peer.getObjectAsBytes(
                                get -> get.bucket(BOARD).key("report.json").ifNoneMatch("\"other\""))
                        .asUtf8String())
                .isEqualTo("1");
    }

    @Test
    void deletesOnlyWhatWasRead() {
        var first = put(own, "evict/chat/us-east-1", "EVICTED");
        var second = replace("evict/chat/us-east-1", first, "EVICTED again");

        assertRefused(412, () -> delete("evict/chat/us-east-1", first));
        assertThat(text("evict/chat/us-east-1")).isEqualTo("EVICTED again");

        delete("evict/chat/us-east-1", second);
        assertThat(twin.read(BOARD, "evict/chat/us-east-1")).isEmpty();
        assertRefused(404, () -> delete("evict/chat/us-east-1", second));
    }

    @Test
    void deletesUnconditionallyToo() {
        put(own, "evict/chat/us-east-1", "EVICTED");

        own.deleteObject(delete -> delete.bucket(BOARD).key("evict/chat/us-east-1"));
        own.deleteObject(delete -> delete.bucket(BOARD).key("evict/chat/us-east-1"));

        assertThat(twin.keys(BOARD, "")).isEmpty();
        assertThat(events).extracting(ObjectEvent::kind).containsExactly(ObjectEvent.Kind.PUT, ObjectEvent.Kind.DELETE);
    }

    @Test
    void listsByPrefix() {
        put(own, "evict/chat/us-east-1", "EVICTED");
        put(own, "evict/_canary", "EVICTED");
        put(own, "report.json", "1");

        var keys =
                peer.listObjectsV2(list -> list.bucket(BOARD).prefix("evict/")).contents();

        assertThat(keys).extracting(S3Object::key).containsExactly("evict/_canary", "evict/chat/us-east-1");
    }

    @Test
    void letsAPeerReadAndNotWrite() {
        var etag = put(own, "report.json", "1");

        assertThat(peer.getObjectAsBytes(get -> get.bucket(BOARD).key("report.json"))
                        .asUtf8String())
                .isEqualTo("1");
        assertRefused(403, () -> put(peer, "report.json", "mad"));
        assertRefused(
                403, () -> peer.deleteObject(delete -> delete.bucket(BOARD).key("report.json")));
        assertRefused(
                403,
                () -> peer.deleteObject(
                        delete -> delete.bucket(BOARD).key("report.json").ifMatch(etag)));
        assertRefused(
                403,
                () -> peer.createMultipartUpload(create -> create.bucket(BOARD).key("report.json")));
        assertThat(text("report.json")).isEqualTo("1");
    }

    @Test
    void letsThePersonWithTheBreakGlassRoleWrite() {
        put(client("BREAKGLASS", "break-glass-secret"), "evict/chat/us-east-1", "EVICTED");

        assertThat(events).extracting(ObjectEvent::by).containsExactly("BREAKGLASS");
    }

    @Test
    void refusesWrongSecretsAndUnknownKeys() {
        put(own, "report.json", "1");

        assertRefused(403, () -> read(client("OWN", "wrong"), "report.json"));
        assertRefused(403, () -> read(client("NOBODY", "own-secret"), "report.json"));
        assertRefused(403, () -> put(client("OWN", "wrong"), "report.json", "2"));
        assertThat(text("report.json")).isEqualTo("1");
    }

    @Test
    void keepsBucketsAsTheyAre() {
        assertRefused(403, () -> own.createBucket(create -> create.bucket("another")));
        assertRefused(403, () -> own.deleteBucket(delete -> delete.bucket(BOARD)));
        assertThat(own.headBucket(head -> head.bucket(BOARD)).sdkHttpResponse().isSuccessful())
                .isTrue();
    }

    @Test
    void showsTheWorldVotesAndNothingElse() throws Exception {
        put(own, "evict/chat/us-east-1", "EVICTED");
        put(own, "report.json", "1");

        assertThat(anonymous("GET", "/" + BOARD + "/evict/chat/us-east-1")).isEqualTo("200 EVICTED");
        assertThat(anonymous("GET", "/" + BOARD + "/evict/chat/us-west-2")).startsWith("403 ");
        assertThat(anonymous("GET", "/" + BOARD + "/report.json")).startsWith("403 ");
        assertThat(anonymous("GET", "/" + BOARD + "/absent")).startsWith("403 ");
        assertThat(anonymous("GET", "/" + BOARD + "?list-type=2&prefix=evict/")).startsWith("403 ");
        assertThat(anonymous("GET", "/" + BOARD + "/")).startsWith("403 ");
        assertThat(anonymous("GET", "/")).startsWith("403 ");
        assertThat(anonymous("HEAD", "/" + BOARD + "/evict/chat/us-east-1")).isEqualTo("200 ");
        assertThat(anonymous("PUT", "/" + BOARD + "/evict/chat/us-west-2")).startsWith("403 ");
        assertThat(anonymous("DELETE", "/" + BOARD + "/evict/chat/us-east-1")).startsWith("403 ");
        assertThat(twin.keys(BOARD, "evict/")).containsExactly("evict/chat/us-east-1");
    }

    @Test
    void letsExactlyOneOfTwentyReplace() throws Exception {
        var etag = put(own, "report.json", "0");

        var won = race(writer -> () -> {
            replace("report.json", etag, "writer " + writer);
            return writer;
        });

        assertThat(won).hasSize(1);
        assertThat(text("report.json")).isEqualTo("writer " + won.get(0));
    }

    @Test
    void letsExactlyOneOfTwentyCreate() throws Exception {
        var won = race(writer -> () -> {
            own.putObject(
                    put -> put.bucket(BOARD).key("report.json").ifNoneMatch("*"),
                    RequestBody.fromString("writer " + writer));
            return writer;
        });

        assertThat(won).hasSize(1);
        assertThat(text("report.json")).isEqualTo("writer " + won.get(0));
    }

    @Test
    void letsExactlyOneOfTwentyReplaceOrDelete() throws Exception {
        var etag = put(own, "report.json", "0");

        var won = race(writer -> () -> {
            if (writer % 2 == 0) {
                delete("report.json", etag);
            } else {
                replace("report.json", etag, "writer " + writer);
            }
            return writer;
        });

        assertThat(won).hasSize(1);
        assertThat(events).hasSize(2);
    }

    @Test
    void tellsWhoWroteWhat() {
        var etag = put(own, "report.json", "{}");

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.bucket()).isEqualTo(BOARD);
            assertThat(event.key()).isEqualTo("report.json");
            assertThat(event.by()).isEqualTo("OWN");
            assertThat(event.etag()).isEqualTo(etag);
            assertThat(event.body()).isEqualTo(SdkBytes.fromUtf8String("{}"));
        });
    }

    @Test
    void assemblesUploadsOfSeveralPartsAndCopies() {
        var models = "regent-models-us-east-1";
        var upload = own.createMultipartUpload(create -> create.bucket(models).key("weights"));
        var part = own.uploadPart(
                one -> one.bucket(models)
                        .key("weights")
                        .uploadId(upload.uploadId())
                        .partNumber(1),
                RequestBody.fromString("tensors"));
        own.completeMultipartUpload(complete -> complete.bucket(models)
                .key("weights")
                .uploadId(upload.uploadId())
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(part.eTag()).build())));
        own.copyObject(copy -> copy.sourceBucket(models)
                .sourceKey("weights")
                .destinationBucket(models)
                .destinationKey("copy"));

        assertThat(twin.keys(models, "")).containsExactly("copy", "weights");
        assertThat(events).extracting(ObjectEvent::key).containsExactly("weights", "copy");
    }

    @Test
    void isEmptyAfterClearing() {
        put(own, "report.json", "1");
        put(own, "evict/chat/us-east-1", "EVICTED");

        twin.clear();

        assertThat(twin.keys(BOARD, "")).isEmpty();
        own.putObject(put -> put.bucket(BOARD).key("report.json").ifNoneMatch("*"), RequestBody.fromString("2"));
        assertThat(text("report.json")).isEqualTo("2");
    }

    private S3Client client(String accessKey, String secret) {
        return S3Client.builder()
                .endpointOverride(twin.endpoint())
                .region(software.amazon.awssdk.regions.Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClientBuilder(Apache5HttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secret)))
                .build();
    }

    private String put(S3Client client, String key, String body) {
        return client.putObject(put -> put.bucket(BOARD).key(key), RequestBody.fromString(body))
                .eTag();
    }

    private String replace(String key, String etag, String body) {
        return own.putObject(put -> put.bucket(BOARD).key(key).ifMatch(etag), RequestBody.fromString(body))
                .eTag();
    }

    private void delete(String key, String etag) {
        own.deleteObject(delete -> delete.bucket(BOARD).key(key).ifMatch(etag));
    }

    private static String read(S3Client client, String key) {
        return client.getObjectAsBytes(get -> get.bucket(BOARD).key(key)).asUtf8String();
    }

    private String text(String key) {
        return twin.read(BOARD, key).orElseThrow().asUtf8String();
    }

    private String anonymous(String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(twin.endpoint() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        }
    }

    private static void assertRefused(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        refusal -> assertThat(refusal.statusCode()).isEqualTo(status));
    }

    /** Who of twenty at once was not refused with 412, 404 or 409. */
    private static List<Integer> race(java.util.function.IntFunction<Callable<Integer>> contender) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var contenders = IntStream.range(0, 20).mapToObj(contender).toList();
            return executor.invokeAll(contenders).stream()
                    .filter(S3TwinTest::succeeded)
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
