package dev.regent.board;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.regent.board.OwnRegion.EAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.regent.board.ReportReader.Unreadable;
import dev.regent.world.Board;
import dev.regent.world.BoardLayout;
import dev.regent.world.Report;
import java.net.URI;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** What a look makes of an S3 that answers badly. */
class WireFaultsTest {
    private static final BrokenS3 S3 = new BrokenS3();

    @AfterAll
    static void stop() {
        S3.close();
    }

    @AfterEach
    void forget() {
        S3.server.resetAll();
    }

    @Test
    void tellsThrottlingInAmazonsWords() {
        S3.everything(aResponse().withStatus(503).withBody(BrokenS3.SLOW_DOWN));

        assertNotSeen(() -> S3.bucket.read("throttled", ""), "board us-east-1 answered 503 SlowDown");
        S3.server.verify(1, getRequestedFor(urlPathEqualTo("/regent-board/throttled")));
    }

    @Test
    void tellsRefusedAccess() {
        S3.everything(aResponse().withStatus(403).withBody("<Error><Code>AccessDenied</Code></Error>"));

        assertNotSeen(this::look, "board us-east-1 answered 403 AccessDenied for bucket regent-board");
    }

    @Test
    void takesAMissingBucketForAMistakeAndNotForANewBoard() {
        S3.everything(aResponse().withStatus(404).withBody("<Error><Code>NoSuchBucket</Code></Error>"));

        assertNotSeen(this::look, "board us-east-1 answered 404 NoSuchBucket for bucket regent-board");
    }

    @Test
    void takesAMissingReportForANewBoard() throws Exception {
        S3.everything(aResponse().withStatus(404).withBody("<Error><Code>NoSuchKey</Code></Error>"));

        assertThat(look()).isEmpty();
    }

    @Test
    void givesUpOnASlowAnswer() {
        S3.everything(aResponse().withFixedDelay(5_000));

        assertNotSeen(() -> S3.impatient.read("report.json", ""), "board us-east-1 did not answer within 300 ms");
    }

    @Test
    void givesUpOnASlowBody() {
        S3.everything(aResponse().withBody("x".repeat(10_000)).withChunkedDribbleDelay(100, 10_000));

        assertNotSeen(() -> S3.impatient.read("report.json", ""), "board us-east-1 did not answer within 300 ms");
    }

    @Test
    void doesNotReadOnAfterTooMuch() throws Exception {
        S3.everything(aResponse().withBody("x".repeat((1 << 20) + 7)));

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
        S3.everything(aResponse().withBody("<ListBucketResult><Contents><Key>evict/"));

        assertThatThrownBy(() -> S3.bucket.list(BoardLayout.EVICT))
                .isInstanceOf(NotSeen.class)
                .hasMessageStartingWith("board us-east-1 could not be read: ");
    }

    @Test
    void tellsAReset() {
        S3.everything(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

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
        S3.server.stubFor(get(anyUrl()).willReturn(S3.there(report, "\"1\"")));
        S3.server.stubFor(get(anyUrl())
                .withHeader("If-None-Match", equalTo("\"1\""))
                .willReturn(aResponse().withStatus(304)));
        ReportReader reader = new ReportReader(S3.bucket, S3.format);

        assertThat(reader.read().orElseThrow().readable()).contains(report);
        assertThat(reader.read().orElseThrow().readable()).contains(report);
        assertThat(S3.server.getAllServeEvents())
                .extracting(event -> event.getResponse().getStatus())
                .containsExactlyInAnyOrder(200, 304);
    }

    private Optional<ReportReader.There> look() throws NotSeen, InterruptedException {
        return new ReportReader(S3.bucket, S3.format).read();
    }

    private static void assertNotSeen(ThrowingCallable look, String why) {
        assertThatThrownBy(look).isInstanceOf(NotSeen.class).hasMessage(why);
    }
}
