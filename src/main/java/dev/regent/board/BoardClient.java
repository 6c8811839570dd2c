package dev.regent.board;

import dev.regent.world.Board;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Makes the S3 client for one board: one for each, so that no region's trouble uses up another's connections.
 *
 * <p>It never tries again by itself: the next look is a second away, and a conditional write that was tried again
 * reports a conflict with itself. The Apache client, because others lose the answer when a 412 comes before the body
 * has been sent.
 */
public final class BoardClient {
    private static final int CONNECTIONS = 16;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private BoardClient() {}

    /** The caller closes it. */
    public static S3Client of(Board board, AwsCredentialsProvider credentials) {
        return of(board, credentials, Bucket.DEADLINE);
    }

    /** @param deadline for each step of a request */
    static S3Client of(Board board, AwsCredentialsProvider credentials, Duration deadline) {
        return S3Client.builder()
                .endpointOverride(board.endpoint())
                .region(Region.of(board.region().name()))
                .forcePathStyle(!isAmazons(board.endpoint().getHost()))
                .credentialsProvider(credentials)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(CONNECTIONS)
                        .connectionMaxIdleTime(IDLE)
                        .connectionTimeout(deadline)
                        .connectionAcquisitionTimeout(deadline)
                        .socketTimeout(deadline)
                        .expectContinueEnabled(false))
                .overrideConfiguration(configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    /** Elsewhere a bucket's name in front of the endpoint's cannot be expected to resolve. */
    private static boolean isAmazons(String host) {
        return host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn");
    }
}
