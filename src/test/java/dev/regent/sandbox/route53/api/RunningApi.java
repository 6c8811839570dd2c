package dev.regent.sandbox.route53.api;

import dev.regent.sandbox.route53.Route53Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.HealthCheckType;

/** The API on a loopback port with a clock that a test moves, and real SDK clients that never retry. */
final class RunningApi implements AutoCloseable {
    static final Credentials ONE = new Credentials("AKIDONE", "secret one");
    static final Credentials OTHER = new Credentials("AKIDOTHER", "secret other");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final Route53Api api;

    RunningApi(Route53Settings settings) {
        api = Route53Api.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), List.of(ONE, OTHER), now::get, settings);
    }

    Route53Api api() {
        return api;
    }

    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    Route53Client client() {
        return clientOf(ONE);
    }

    Route53Client clientOf(Credentials credentials) {
        return clientOf(api.endpoint(), credentials, Region.US_EAST_1);
    }

    static Route53Client clientOf(URI endpoint, Credentials credentials, Region region) {
        return Route53Client.builder()
                .endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey())))
                .httpClientBuilder(Apache5HttpClient.builder())
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    static String createZone(Route53Client client) {
        return client.createHostedZone(r ->
                        r.name("example.com").callerReference(UUID.randomUUID().toString()))
                .hostedZone()
                .id();
    }

    static ChangeResourceRecordSetsResponse change(Route53Client client, String zone, Change... changes) {
        return client.changeResourceRecordSets(r -> r.hostedZoneId(zone).changeBatch(b -> b.changes(changes)));
    }

    String createHealthCheck() {
        try (Route53Client client = client()) {
            return client.createHealthCheck(
                            r -> r.callerReference(UUID.randomUUID().toString())
                                    .healthCheckConfig(c -> c.type(HealthCheckType.HTTP)
                                            .ipAddress("127.0.0.1")
                                            .port(8080)
                                            .resourcePath("/health")))
                    .healthCheck()
                    .id();
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
