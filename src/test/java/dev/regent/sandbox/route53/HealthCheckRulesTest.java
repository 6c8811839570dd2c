package dev.regent.sandbox.route53;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.route53.HealthCheck.Config;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthCheckRulesTest {
    private static final HealthCheckFields NOTHING = fields(null, null, null, null);
    private static final Config GATEWAY =
            HealthCheckRules.created(HealthCheck.Type.HTTP, fields("127.0.0.1", null, null, null));

    @Test
    void fillsInRoute53sDefaults() {
        assertThat(GATEWAY.port()).isEqualTo(80);
        assertThat(GATEWAY.interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(GATEWAY.failureThreshold()).isEqualTo(3);
        assertThat(GATEWAY.checkerRegions()).hasSize(8);
        assertThat(GATEWAY.enableSni()).isFalse();
        assertThat(HealthCheckRules.created(HealthCheck.Type.HTTPS, NOTHING))
                .extracting(Config::port, Config::enableSni)
                .containsExactly(443, true);
        assertThat(problems(GATEWAY)).isEmpty();
    }

    @Test
    void refusesACheckWithoutAnEndpoint() {
        assertThat(problems(HealthCheckRules.created(HealthCheck.Type.TCP, NOTHING)))
                .containsExactly(
                        "Invalid parameter : Either IPAddress or FullyQualifiedDomainName must be specified",
                        "Invalid parameter : Port must be from 1 to 65535");
    }

    @Test
    void asksForASearchStringWhereItIsSearchedFor() {
        Config without =
                HealthCheckRules.created(HealthCheck.Type.HTTPS_STR_MATCH, fields("127.0.0.1", null, null, null));
        Config with =
                HealthCheckRules.created(HealthCheck.Type.HTTPS_STR_MATCH, fields("127.0.0.1", "out", null, null));
        Config superfluous = HealthCheckRules.created(HealthCheck.Type.HTTP, fields("127.0.0.1", "out", null, null));

        assertThat(problems(without)).singleElement().asString().contains("SearchString must be specified");
        assertThat(problems(with)).isEmpty();
        assertThat(problems(superfluous)).singleElement().asString().contains("SearchString is only for");
    }

    @Test
    void wantsAtLeastThreeKnownRegions() {
        assertThat(problems(HealthCheckRules.created(
                        HealthCheck.Type.HTTP, fields("127.0.0.1", null, List.of("us-east-1", "us-west-1"), null))))
                .containsExactly("Invalid parameter : At least three regions are needed for health checkers");
        assertThat(problems(HealthCheckRules.created(
                        HealthCheck.Type.HTTP,
                        fields("127.0.0.1", null, List.of("us-east-1", "us-west-1", "us-east-2"), null))))
                .singleElement()
                .asString()
                .contains("Unknown health checker region");
    }

    @Test
    void nestsNoCalculatedChecks() {
        Map<String, HealthCheck> existing = Map.of(
                "leaf", new HealthCheck("leaf", "1", 1, GATEWAY),
                "sum", new HealthCheck("sum", "2", 1, calculated(List.of("leaf"))));

        assertThat(HealthCheckRules.problems(calculated(List.of("leaf")), existing, Quotas.DEFAULT))
                .isEmpty();
        assertThat(HealthCheckRules.problems(calculated(List.of("sum", "gone")), existing, Quotas.DEFAULT))
                .containsExactly(
                        "Invalid parameter : Child health check sum is a calculated health check; calculated health"
                                + " checks cannot be nested",
                        "Invalid parameter : Child health check gone does not exist");
    }

    @Test
    void has255ChildrenAtMost() {
        List<String> many = IntStream.range(0, 256).mapToObj(i -> "c" + i).toList();

        assertThat(HealthCheckRules.problems(calculated(many), Map.of(), Quotas.DEFAULT))
                .contains("Invalid parameter : Calculated health checks can have at most 255 children");
    }

    @Test
    void updatesWhatIsGivenAndResetsWhatIsNamed() {
        Config chosen = HealthCheckRules.created(
                HealthCheck.Type.HTTPS_STR_MATCH,
                fields("127.0.0.1", "out", List.of("us-east-1", "us-west-1", "eu-west-1"), null));

        Config updated = HealthCheckRules.updated(
                chosen, fields("127.0.0.2", null, null, null), Set.of(HealthCheckRules.Reset.Regions));

        assertThat(updated.address()).isEqualTo("127.0.0.2");
        assertThat(updated.searchString()).isEqualTo("out");
        assertThat(updated.checkerRegions()).hasSize(8);
    }

    private static List<String> problems(Config config) {
        return HealthCheckRules.problems(config, Map.of(), Quotas.DEFAULT);
    }

    private static Config calculated(List<String> children) {
        return HealthCheckRules.created(HealthCheck.Type.CALCULATED, fields(null, null, null, children));
    }

    private static HealthCheckFields fields(
            @Nullable String address,
            @Nullable String search,
            @Nullable List<String> regions,
            @Nullable List<String> children) {
        return new HealthCheckFields(
                address, null, null, null, search, null, null, null, null, null, null, null, children, regions);
    }
}
