package dev.regent.board;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static dev.regent.board.OwnRegion.EAST;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.regent.world.Board;
import dev.regent.world.Report;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.services.s3.S3Client;

/** A board whose S3 does whatever a test wants. */
final class BrokenS3 implements AutoCloseable {
    static final String SLOW_DOWN = "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code>"
            + "<Message>Please reduce your request rate.</Message></Error>";

    final WireMockServer server = started();
    final ReportFormat format = new ReportFormat();
    private final Board board = board();
    private final S3Client client = OwnRegion.client(board);
    final Bucket bucket = new Bucket(board, client, OwnRegion.PLENTY);
    final Bucket impatient = new Bucket(board, client, Duration.ofMillis(300));

    private static WireMockServer started() {
        WireMockServer server = new WireMockServer(
                WireMockConfiguration.options().bindAddress("127.0.12.5").dynamicPort());
        server.start();
        return server;
    }

    private Board board() {
        URI endpoint = URI.create("http://127.0.12.5:" + server.port());
        return new Board(EAST, "regent-board", endpoint, endpoint);
    }

    ResponseDefinitionBuilder there(Report report, String etag) {
        return aResponse().withHeader("ETag", etag).withBody(new String(format.write(report), StandardCharsets.UTF_8));
    }

    void everything(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    @Override
    public void close() {
        client.close();
        server.stop();
    }
}
