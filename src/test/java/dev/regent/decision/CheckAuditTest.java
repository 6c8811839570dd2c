package dev.regent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.HealthCheck;
import dev.regent.world.HealthCheck.Calculated;
import dev.regent.world.HealthCheck.Endpoint;
import dev.regent.world.HealthCheck.Other;
import dev.regent.world.HealthCheck.Target;
import dev.regent.world.ObservedZone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a health check asks, told trait by trait. */
class CheckAuditTest {
    private static final String GATEWAY = "chat/us-east-1/gateway-1";
    private static final String SAYS = "health check " + GATEWAY + " ";

    private final Audited audited = new Audited();

    @Test
    void tellsAWrongType() {
        assertThat(afterTarget(is -> new Target("TCP", is.host(), is.port(), is.path(), is.search())))
                .containsExactly(SAYS + "has type TCP, should have HTTP");
    }

    @Test
    void tellsAWrongHost() {
        assertThat(afterTarget(is -> new Target("HTTP", "198.51.100.9", is.port(), is.path(), is.search())))
                .containsExactly(SAYS + "has host 198.51.100.9, should have 192.0.2.1");
    }

    @Test
    void tellsAWrongPort() {
        assertThat(afterTarget(is -> new Target("HTTP", is.host(), 9999, is.path(), is.search())))
                .containsExactly(SAYS + "has port 9999, should have 8080");
    }

    @Test
    void tellsAWrongPath() {
        assertThat(afterTarget(is -> new Target("HTTP", is.host(), is.port(), "/", is.search())))
                .containsExactly(SAYS + "has path /, should have /health");
    }

    @Test
    void tellsACheckOfAnotherKind() {
        HealthCheck alarm = new Other("CLOUDWATCH_METRIC", false, false);
        HealthCheck counted = new Calculated(List.of(), 1, false, false);
        HealthCheck gateway = audited.desired.check(GATEWAY);

        assertThat(audited.afterCheck(GATEWAY, is -> alarm)).contains(SAYS + "is CLOUDWATCH_METRIC, should be HTTP");
        assertThat(audited.afterCheck(GATEWAY, is -> counted)).contains(SAYS + "is CALCULATED, should be HTTP");
        assertThat(audited.afterCheck("chat/us-east-1", is -> gateway))
                .contains("health check chat/us-east-1 is HTTP, should be CALCULATED");
    }

    @Test
    void tellsACheckThatDoesNotExist() {
        assertThat(audited.afterRecord(
                        "A api.example.com. us-east-1", is -> Audited.with(is, 5, is.values(), Optional.of("gone"))))
                .containsExactly("health check chat/us-east-1 is set to gone, which does not exist: Route 53 counts it"
                        + " as it pleases");
    }

    /** The surplus one asks another port, and so is not taken for the gateway's. */
    @Test
    void tellsASurplusChildFromTheOneThatItResembles() {
        Map<String, HealthCheck> checks = new LinkedHashMap<>(audited.good.checks());
        checks.put("surplus", asking(gateway(), port(9999)));
        checks.computeIfPresent(ZoneSamples.id("chat/us-east-1"), (id, check) -> {
            List<String> children = new ArrayList<>(((Calculated) check).children());
            children.addFirst("surplus");
            return new Calculated(children, 5, false, false);
        });

        assertThat(audited.findings(new ObservedZone(audited.good.records(), checks)))
                .containsExactly(
                        "health check chat/us-east-1 counts 7 children, should count 6",
                        "health check chat/us-east-1 counts surplus, which is none of ours");
    }

    @Test
    void allCheckersAreAllCheckersHoweverTheyAreWritten() {
        assertThat(audited.afterEndpoint(
                        "canary/us-east-1",
                        is -> new Endpoint(is.target(), is.pace(), is.inverted(), is.disabled(), Set.of())))
                .isEmpty();
    }

    private List<String> afterTarget(UnaryOperator<Target> change) {
        return audited.afterEndpoint(GATEWAY, check -> asking(check, change));
    }

    private Endpoint gateway() {
        return (Endpoint) audited.desired.check(GATEWAY);
    }

    private static UnaryOperator<Target> port(int port) {
        return is -> new Target(is.protocol(), is.host(), port, is.path(), is.search());
    }

    private static Endpoint asking(Endpoint check, UnaryOperator<Target> change) {
        return new Endpoint(
                change.apply(check.target()), check.pace(), check.inverted(), check.disabled(), check.regions());
    }
}
