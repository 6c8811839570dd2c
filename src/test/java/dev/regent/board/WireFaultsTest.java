package dev.regent.board;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.regent.board.OwnRegion.EAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.regent.board.ReportReader.Unreadable;
import dev.regent.world.Board;
import dev.regent.world.BoardLayout;
import dev.regent.world.Decision.Role;
import dev.regent.world.Report;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class WireFaultsTest {
    private static final WireMockServer SERVER = started();
    private static final String SLOW_DOWN = "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code>"
            + "<Message>Please reduce your request rate.</Message></Error>";
    private static final S3Client CLIENT = OwnRegion.client(board());

    private final Bucket bucket = new Bucket(board(), CLIENT, OwnRegion.PLENTY);
    private final ReportFormat format = new ReportFormat();
    private final List<String> outcomes = new CopyOnWriteArrayList<>();
    private final Bucket impatient = new Bucket(board(), CLIENT, Duration.ofMillis(300));
    private final ReportWriter writer = writer(bucket);

    private ReportWriter writer(Bucket on) {
        return new ReportWriter(on, format, new Meter("report", (to, took, outcome) -> outcomes.add(outcome), () -> 0));
    }

    private static WireMockServer started() {
        WireMockServer server = new WireMockServer(
                WireMockConfiguration.options().bindAddress("127.0.12.5").dynamicPort());
        server.start();
        return server;
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.stop();
    }

    @AfterEach
    void forget() {
        SERVER.resetAll();
    }

    private static Board board() {
        URI endpoint = URI.create("http://127.0.12.5:" + SERVER.port());
        return new Board(EAST, "regent-board", endpoint, endpoint);
    }

    @Test
    void tellsThrottlingInAmazonsWords() {
        everything(aResponse().withStatus(503).withBody(SLOW_DOWN));

        assertNotSeen(() -> bucket.read("throttled", ""), "board us-east-1 answered 503 SlowDown");
        SERVER.verify(1, getRequestedFor(urlPathEqualTo("/regent-board/throttled")));
    }

    @Test
    void tellsRefusedAccess() {
        everything(aResponse().withStatus(403).withBody("<Error><Code>AccessDenied</Code></Error>"));

        assertNotSeen(this::look, "board us-east-1 answered 403 AccessDenied for bucket regent-board");
    }

    @Test
    void takesAMissingBucketForAMistakeAndNotForANewBoard() {
        everything(aResponse().withStatus(404).withBody("<Error><Code>NoSuchBucket</Code></Error>"));

        assertNotSeen(this::look, "board us-east-1 answered 404 NoSuchBucket for bucket regent-board");
    }

    @Test
    void takesAMissingReportForANewBoard() throws Exception {
        everything(aResponse().withStatus(404).withBody("<Error><Code>NoSuchKey</Code></Error>"));

        assertThat(look()).isEmpty();
    }

    @Test
    void givesUpOnASlowAnswer() {
        everything(aResponse().withFixedDelay(5_000));

        assertNotSeen(() -> impatient.read("report.json", ""), "board us-east-1 did not answer within 300 ms");
    }

    @Test
    void givesUpOnASlowBody() {
        everything(aResponse().withBody("x".repeat(10_000)).withChunkedDribbleDelay(100, 10_000));

        assertNotSeen(() -> impatient.read("report.json", ""), "board us-east-1 did not answer within 300 ms");
    }

    @Test
    void doesNotReadOnAfterTooMuch() throws Exception {
        everything(aResponse().withBody("x".repeat((1 << 20) + 7)));

        assertThat(look())
                .hasValueSatisfying(
                        there -> assertThat(there)
                                .isInstanceOfSatisfying(
                                        Unreadable.class,
                                        unreadable -> assertThat(unreadable.trouble())
                                                .hasMessage(
                                                        "the report on board us-east-1 cannot be read: it has more than 1048576 bytes")));
    }

    @Test
    void refusesBrokenXml() {
        everything(aResponse().withBody("<ListBucketResult><Contents><Key>evict/"));

        assertThatThrownBy(() -> bucket.list(BoardLayout.EVICT))
                .isInstanceOf(NotSeen.class)
                .hasMessageStartingWith("board us-east-1 could not be read: ");
    }

    @Test
    void tellsAReset() {
        everything(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThatThrownBy(this::look)
                .isInstanceOf(NotSeen.class)
                .hasMessageStartingWith("board us-east-1 could not be read: ");
    }

    @Test
    void tellsARefusedConnection() {
        URI nobody = URI.create("http://127.0.12.6:1");
        Board gone = new Board(EAST, "regent-board", nobody, nobody);
        try (S3Client nowhere = OwnRegion.client(gone)) {
            assertNotSeen(
                    () -> new Bucket(gone, nowhere, OwnRegion.PLENTY).read("report.json", ""),
                    "board us-east-1 refused the connection at http://127.0.12.6:1");
        }
    }

    @Test
    void takesAnUnchangedReportFromMemory() throws Exception {
        Report report = Reports.plain(EAST, "a", 1);
        SERVER.stubFor(get(anyUrl()).willReturn(there(report, "\"1\"")));
        SERVER.stubFor(get(anyUrl())
                .withHeader("If-None-Match", equalTo("\"1\""))
                .willReturn(aResponse().withStatus(304)));
        ReportReader reader = new ReportReader(bucket, format);

        assertThat(reader.read().orElseThrow().readable()).contains(report);
        assertThat(reader.read().orElseThrow().readable()).contains(report);
        assertThat(SERVER.getAllServeEvents())
                .extracting(event -> event.getResponse().getStatus())
                .containsExactlyInAnyOrder(200, 304);
    }

    @Test
    void knowsAWriteWhoseAnswerWasLost() throws Exception {
        SERVER.stubFor(put(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        SERVER.stubFor(get(anyUrl()).willReturn(there(Reports.plain(EAST, "a", 2), "\"2\"")));

        assertThat(write("a", 2)).isTrue();
        assertThat(outcomes).containsExactly("error");
    }

    @Test
    void stepsBackWhereTheAnswerWasLostAndAnotherReplicaWon() throws Exception {
        SERVER.stubFor(put(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        SERVER.stubFor(get(anyUrl()).willReturn(there(Reports.plain(EAST, "b", 2), "\"2\"")));

        assertThat(write("a", 2)).isFalse();
        assertThat(outcomes).containsExactly("error");
    }

    @Test
    void goesOnFromAnEarlierWriteWhoseAnswerWasLost() throws Exception {
        SERVER.stubFor(put(anyUrl()).willReturn(aResponse().withStatus(412)));
        SERVER.stubFor(get(anyUrl()).willReturn(there(Reports.plain(EAST, "a", 2), "\"2\"")));
        SERVER.stubFor(put(anyUrl())
                .withHeader("If-Match", equalTo("\"2\""))
                .willReturn(aResponse().withHeader("ETag", "\"3\"")));

        assertThat(write("a", 3)).isTrue();
        assertThat(outcomes).containsExactly("conflict", "ok");
    }

    @Test
    void triesAnEarlierWordOfItsOwnOnlyOnceMore() throws Exception {
        everything(aResponse().withStatus(412));
        SERVER.stubFor(get(anyUrl()).willReturn(there(Reports.plain(EAST, "a", 2), "\"2\"")));

        assertThat(write("a", 3)).isFalse();
        assertThat(outcomes).containsExactly("conflict", "conflict");
    }

    @Test
    void isNotSureOfAWriteWhereNothingCanBeRead() throws Exception {
        everything(aResponse().withStatus(503).withBody(SLOW_DOWN));

        assertThat(write("a", 2)).isFalse();
        assertThat(outcomes).containsExactly("throttled");
    }

    @Test
    void countsATimeOutOfAWriteAsSuch() throws Exception {
        everything(aResponse().withFixedDelay(5_000));

        assertThat(write(writer(impatient), "a", 2)).isFalse();
        assertThat(outcomes).containsExactly("timeout");
    }

    @Test
    void takesAConflictInBetweenForAConflict() throws Exception {
        everything(aResponse().withStatus(409).withBody("<Error><Code>ConditionalRequestConflict</Code></Error>"));

        assertThat(bucket.put("evict/_canary", Optional.empty(), new byte[0], "text/plain"))
                .isEqualTo(new Written.Conflict());
    }

    @Test
    void takesWhatIsGoneForDeleted() throws Exception {
        everything(aResponse().withStatus(404).withBody("<Error><Code>NoSuchKey</Code></Error>"));

        assertThat(bucket.delete("evict/chat/us-east-1", "\"1\"")).isInstanceOf(Written.Done.class);
    }

    @Test
    void deletesOnlyWhatItKnows() throws Exception {
        everything(aResponse().withStatus(412));

        assertThat(bucket.delete("evict/chat/us-east-1", "\"1\"")).isEqualTo(new Written.Conflict());
        assertThat(SERVER.getAllServeEvents().getFirst().getRequest().getHeader("If-Match"))
                .isEqualTo("\"1\"");
    }

    private boolean write(String replica, long sequence) throws InterruptedException {
        return write(writer, replica, sequence);
    }

    private static boolean write(ReportWriter by, String replica, long sequence) throws InterruptedException {
        var base = new OwnLook.Seen(0, Optional.empty(), Map.of());
        return by.write(new Order(OwnRegion.decision(Role.ACTING, replica, sequence), base, 0));
    }

    private Optional<ReportReader.There> look() throws NotSeen, InterruptedException {
        return new ReportReader(bucket, format).read();
    }

    private ResponseDefinitionBuilder there(Report report, String etag) {
        return aResponse().withHeader("ETag", etag).withBody(new String(format.write(report), StandardCharsets.UTF_8));
    }

    private static void everything(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static void assertNotSeen(ThrowingCallable look, String why) {
        assertThatThrownBy(look).isInstanceOf(NotSeen.class).hasMessage(why);
    }
}
