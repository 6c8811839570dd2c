package dev.regent.board;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static dev.regent.board.OwnRegion.EAST;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.regent.world.Decision.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Writes whose answer is lost, late or no: what is there afterwards tells. */
class LostAnswersTest {
    private static final BrokenS3 S3 = new BrokenS3();

    private final List<String> outcomes = new CopyOnWriteArrayList<>();
    private final ReportWriter writer = writer(S3.bucket);

    private ReportWriter writer(Bucket on) {
        return new ReportWriter(
                on, S3.format, new Meter("report", (to, took, outcome) -> outcomes.add(outcome), () -> 0));
    }

    @AfterAll
    static void stop() {
        S3.close();
    }

    @AfterEach
    void forget() {
        S3.server.resetAll();
    }

    @Test
    void knowsAWriteWhoseAnswerWasLost() throws Exception {
        S3.server.stubFor(put(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        S3.server.stubFor(get(anyUrl()).willReturn(S3.there(Reports.plain(EAST, "a", 2), "\"2\"")));

        assertThat(write("a", 2)).isTrue();
        assertThat(outcomes).containsExactly("error");
    }

    @Test
    void stepsBackWhereTheAnswerWasLostAndAnotherReplicaWon() throws Exception {
        S3.server.stubFor(put(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        S3.server.stubFor(get(anyUrl()).willReturn(S3.there(Reports.plain(EAST, "b", 2), "\"2\"")));

        assertThat(write("a", 2)).isFalse();
        assertThat(outcomes).containsExactly("error");
    }

    @Test
    void goesOnFromAnEarlierWriteWhoseAnswerWasLost() throws Exception {
        S3.server.stubFor(put(anyUrl()).willReturn(aResponse().withStatus(412)));
        S3.server.stubFor(get(anyUrl()).willReturn(S3.there(Reports.plain(EAST, "a", 2), "\"2\"")));
        S3.server.stubFor(put(anyUrl())
                .withHeader("If-Match", equalTo("\"2\""))
                .willReturn(aResponse().withHeader("ETag", "\"3\"")));

        assertThat(write("a", 3)).isTrue();
        assertThat(outcomes).containsExactly("conflict", "ok");
    }

    @Test
    void triesAnEarlierWordOfItsOwnOnlyOnceMore() throws Exception {
        S3.everything(aResponse().withStatus(412));
        S3.server.stubFor(get(anyUrl()).willReturn(S3.there(Reports.plain(EAST, "a", 2), "\"2\"")));

        assertThat(write("a", 3)).isFalse();
        assertThat(outcomes).containsExactly("conflict", "conflict");
    }

    @Test
    void isNotSureOfAWriteWhereNothingCanBeRead() throws Exception {
        S3.everything(aResponse().withStatus(503).withBody(BrokenS3.SLOW_DOWN));

        assertThat(write("a", 2)).isFalse();
        assertThat(outcomes).containsExactly("throttled");
    }

    @Test
    void countsATimeOutOfAWriteAsSuch() throws Exception {
        S3.everything(aResponse().withFixedDelay(5_000));

        assertThat(write(writer(S3.impatient), "a", 2)).isFalse();
        assertThat(outcomes).containsExactly("timeout");
    }

    @Test
    void takesAConflictInBetweenForAConflict() throws Exception {
        S3.everything(aResponse().withStatus(409).withBody("<Error><Code>ConditionalRequestConflict</Code></Error>"));

        assertThat(S3.bucket.put("evict/_canary", Optional.empty(), new byte[0], "text/plain"))
                .isEqualTo(new Written.Conflict());
    }

    @Test
    void takesWhatIsGoneForDeleted() throws Exception {
        S3.everything(aResponse().withStatus(404).withBody("<Error><Code>NoSuchKey</Code></Error>"));

        assertThat(S3.bucket.delete("evict/chat/us-east-1", "\"1\"")).isInstanceOf(Written.Done.class);
    }

    @Test
    void deletesOnlyWhatItKnows() throws Exception {
        S3.everything(aResponse().withStatus(412));

        assertThat(S3.bucket.delete("evict/chat/us-east-1", "\"1\"")).isEqualTo(new Written.Conflict());
        assertThat(S3.server.getAllServeEvents().getFirst().getRequest().getHeader("If-Match"))
                .isEqualTo("\"1\"");
    }

    private boolean write(String replica, long sequence) throws InterruptedException {
        return write(writer, replica, sequence);
    }

    private static boolean write(ReportWriter by, String replica, long sequence) throws InterruptedException {
        var base = new OwnLook.Seen(0, Optional.empty(), Map.of());
        return by.write(new Order(OwnRegion.decision(Role.ACTING, replica, sequence), base, 0));
    }
}
