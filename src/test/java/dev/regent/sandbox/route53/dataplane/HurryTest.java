package dev.regent.sandbox.route53.dataplane;

import static dev.regent.sandbox.route53.dataplane.ScriptedEndpoint.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** With intervals of 10 s and a delay of 3 s: whatever is known at once was hurried. */
class HurryTest {
    @Test
    void knowsAtOnceWhatItWouldKnowAfterAWhile() throws IOException {
        var plane = new Given.Plane();
        var endpoint = ScriptedEndpoint.listening("HTTP/1.1 503 Service Unavailable\r\n\r\n");
        var settings = Settings.documented(List.of(InetAddress.getByName("127.0.53.7")), 0);
        try (endpoint;
                var twin = DataPlaneTwin.start(plane, settings, new Random(1), InstantSource.system())) {
            plane.check(Given.http("gateway", endpoint.port()));
            plane.check(Given.calculated("region", 1, List.of("gateway")));

            twin.hurry();
            assertThat(twin.healthy("region")).contains(false);
            endpoint.answers(ok("fine"));
            twin.hurry();

            assertThat(twin.healthy("gateway")).contains(true);
            assertThat(twin.healthy("region")).contains(true);
        }
    }

    @Test
    void forgetsWhatWasOnItsWay() throws Exception {
        try (var executor = Executors.newSingleThreadScheduledExecutor()) {
            var delay = Duration.ofMillis(20);
            var health = new PublishedHealth(delay, executor, InstantSource.system());
            health.measured(Map.of("gateway", true));
            health.measured(Map.of("gateway", false));

            health.hurry(Map.of("gateway", true));
            executor.schedule(() -> {}, 2 * delay.toMillis(), TimeUnit.MILLISECONDS)
                    .get();

            assertThat(health.healthy("gateway")).contains(true);
        }
    }
}
