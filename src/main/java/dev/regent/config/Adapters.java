package dev.regent.config;

import dev.regent.board.BoardClient;
import dev.regent.board.S3Boards;
import dev.regent.dns.Route53Calls;
import dev.regent.dns.Route53Zones;
import dev.regent.dns.ZoneNameServers;
import dev.regent.loop.Boards;
import dev.regent.loop.Calls;
import dev.regent.loop.NameServers;
import dev.regent.loop.Probes;
import dev.regent.loop.Watch.Footing;
import dev.regent.loop.Zones;
import dev.regent.signals.GatewayProbes;
import dev.regent.world.Board;
import dev.regent.world.Region;
import dev.regent.world.Settings;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.Route53ClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;

/** Builds the adapters and starts them: from here on they look by themselves. */
@Singleton
public class Adapters {
    /** One S3 client for each board. */
    record BoardClients(Map<Region, S3Client> byRegion) {}

    @Produces
    @Singleton
    Footing footing(SteadyClock clock, Calls calls) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("regent-watches").factory());
        return new Footing(timer, clock, calls);
    }

    void stop(@Disposes Footing footing) {
        footing.timer().shutdownNow();
    }

    /** The SDK's usual ways: environment, web identity (EKS), profile, instance. */
    @Produces
    @Singleton
    AwsCredentialsProvider credentials() {
        return DefaultCredentialsProvider.builder().build();
    }

    @Produces
    @Singleton
    BoardClients boardClients(Settings settings, AwsCredentialsProvider credentials) {
        Map<Region, S3Client> clients = new HashMap<>();
        for (Board board : settings.boards()) {
            clients.put(board.region(), BoardClient.of(board, credentials));
        }
        return new BoardClients(clients);
    }

    void stop(@Disposes BoardClients clients) {
        clients.byRegion().values().forEach(S3Client::close);
    }

    @Produces
    @Singleton
    Boards boards(Settings settings, BoardClients clients, Footing footing) {
        return new S3Boards(settings, clients.byRegion(), footing).start();
    }

    @Produces
    @Singleton
    Probes probes(Configuration configuration, Footing footing) {
        return new GatewayProbes(
                        configuration.settings(), configuration.endpoints().gateways(), footing)
                .start();
    }

    @Produces
    @Singleton
    NameServers nameServers(Configuration configuration, Footing footing) {
        return new ZoneNameServers(
                        configuration.settings().services(),
                        configuration.endpoints().nameServers(),
                        footing)
                .start();
    }

    @Produces
    @Singleton
    Route53Client route53(Configuration configuration, AwsCredentialsProvider credentials) {
        Route53ClientBuilder builder = Route53Client.builder()
                // Route 53 is signed for us-east-1 wherever it is asked from, also behind another endpoint.
                .region(software.amazon.awssdk.regions.Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(Apache5HttpClient.builder())
                .overrideConfiguration(Route53Calls.unrepeated());
        configuration.endpoints().route53().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    void stop(@Disposes Route53Client client) {
        client.close();
    }

    @Produces
    @Singleton
    Zones zones(Route53Client client, Settings settings, Audits audits, Footing footing) {
        return new Route53Zones(client, settings, audits::findings, footing).start();
    }
}
