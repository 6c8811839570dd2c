package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.regent.loop.Calls;
import dev.regent.loop.Watch.Footing;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How one query is asked again when its connection broke. */
class PrometheusTest {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final String ANSWER = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

    private final WireMockServer server = new WireMockServer(0);
    private final Pauses timer = new Pauses();
    private final AtomicLong now = new AtomicLong();
    private final Prometheus prometheus;

    /** A timer whose pauses are over at once, and take their time on the test's clock. */
    private final class Pauses extends ScheduledThreadPoolExecutor {
        private final List<Long> millis = new CopyOnWriteArrayList<>();

        Pauses() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            millis.add(unit.toMillis(delay));
            now.addAndGet(unit.toNanos(delay));
            return super.schedule(command, 0, unit);
        }
    }

    PrometheusTest() {
        server.start();
        var footing = new Footing(timer, InstantSource.system(), Calls.UNHEARD);
        prometheus = new Prometheus(URI.create(server.baseUrl()), DEADLINE, footing, now::get);
    }

    @AfterEach
    void stop() {
        prometheus.close();
        server.stop();
        timer.shutdownNow();
    }

    @Test
    void asksOnceMoreAfterAPauseThatIsNeverTheSame() throws Exception {
        for (int query = 0; query < 20; query++) {
            breaksOnceAndThenAnswers();

            assertThat(prometheus.ask("up").samples()).isEmpty();
        }

        assertThat(timer.millis).hasSize(20).allMatch(pause -> pause >= 100 && pause <= 200);
        assertThat(timer.millis.stream().distinct()).hasSizeGreaterThan(1);
    }

    @Test
    void tellsPrometheusTheTimeThatIsLeft() throws Exception {
        breaksOnceAndThenAnswers();

        prometheus.ask("up");

        long left = DEADLINE.toMillis() - timer.millis.getFirst();
        server.verify(WireMock.postRequestedFor(WireMock.anyUrl())
                .withRequestBody(WireMock.containing("timeout=" + left + "ms")));
    }

    @Test
    void doesNotAskAgainWhereNoTimeIsLeft() {
        server.stubFor(query().willReturn(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        server.addMockServiceRequestListener((request, response) -> now.addAndGet(DEADLINE.toNanos()));

        assertThatThrownBy(() -> prometheus.ask("up"))
                .isInstanceOf(NotSeen.class)
                .hasMessageStartingWith("broke off: ");

        assertThat(timer.millis).isEmpty();
        server.verify(1, WireMock.postRequestedFor(WireMock.anyUrl()));
    }

    private void breaksOnceAndThenAnswers() {
        server.resetAll();
        server.stubFor(query().inScenario("breaks")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                .willSetStateTo("whole"));
        server.stubFor(query().inScenario("breaks").whenScenarioStateIs("whole").willReturn(WireMock.okJson(ANSWER)));
    }

    private static MappingBuilder query() {
        return WireMock.post("/api/v1/query");
    }
}
