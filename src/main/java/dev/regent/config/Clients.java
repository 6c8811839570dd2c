package dev.regent.config;

import dev.regent.board.BoardClient;
import dev.regent.dns.Route53Calls;
import dev.regent.world.Board;
import dev.regent.world.Region;
import dev.regent.world.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The clients of AWS: one per board, so that no region's trouble is another's, and one of Route 53. Credentials are
 * those of the SDK's default chain, renewed in the background so that no look waits for STS.
 */
final class Clients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(8);
    private static final int CONNECTIONS = 8;

    private final DefaultCredentialsProvider credentials = DefaultCredentialsProvider.builder()
            .asyncCredentialUpdateEnabled(true)
            .build();
    private final Map<Region, S3Client> boards = new HashMap<>();
    private final Route53Client route53;

    Clients(Settings settings, Optional<URI> route53Endpoint) {
        for (Board board : settings.boards()) {
            boards.put(board.region(), BoardClient.of(board, credentials));
        }
        route53 = route53(route53Endpoint);
    }

    /** The global endpoint is signed for us-east-1; the SDK's AWS_GLOBAL gives a wrong scope to an overridden one. */
    private Route53Client route53(Optional<URI> endpoint) {
        var builder = Route53Client.builder()
                .region(software.amazon.awssdk.regions.Region.US_EAST_1)
                .credentialsProvider(credentials)
                .overrideConfiguration(Route53Calls.unrepeated())
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(CONNECT)
                        .connectionAcquisitionTimeout(CONNECT)
                        .socketTimeout(ANSWER));
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    Map<Region, S3Client> boards() {
        return Map.copyOf(boards);
    }

    Route53Client route53() {
        return route53;
    }

    @Override
    public void close() {
        boards.values().forEach(S3Client::close);
        route53.close();
        credentials.close();
    }
}
