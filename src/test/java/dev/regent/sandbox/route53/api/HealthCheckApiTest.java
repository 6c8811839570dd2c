package dev.regent.sandbox.route53.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regent.sandbox.route53.ControlPlane;
import dev.regent.sandbox.route53.Quotas;
import dev.regent.sandbox.route53.Route53Settings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.HealthCheck;
import software.amazon.awssdk.services.route53.model.HealthCheckAlreadyExistsException;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.HealthCheckRegion;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.HealthCheckVersionMismatchException;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.NoSuchHealthCheckException;
import software.amazon.awssdk.services.route53.model.ResettableElementName;
import software.amazon.awssdk.services.route53.model.Tag;
import software.amazon.awssdk.services.route53.model.TagResourceType;
import software.amazon.awssdk.services.route53.model.TooManyHealthChecksException;

/** Health checks and tags, as the real AWS SDK sees them. */
class HealthCheckApiTest {
    private static final HealthCheckConfig VOTE = HealthCheckConfig.builder()
            .type(HealthCheckType.HTTPS_STR_MATCH)
            .fullyQualifiedDomainName("board.s3.us-east-1.amazonaws.com")
            .resourcePath("/evict/api/us-east-1")
            .searchString("out")
            .requestInterval(10)
            .failureThreshold(1)
            .inverted(true)
            .regions(HealthCheckRegion.EU_WEST_1, HealthCheckRegion.US_EAST_1, HealthCheckRegion.US_WEST_2)
            .build();

    private final RunningApi running =
            new RunningApi(Route53Settings.DEFAULT.withQuotas(Quotas.DEFAULT.withHealthChecks(4)));
    private final Route53Client client = running.client();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void givesBackWhatItWasGivenAndRoute53sDefaults() {
        HealthCheck made = create("one", VOTE);

        assertThat(made.healthCheckVersion()).isEqualTo(1);
        assertThat(made.healthCheckConfig())
                .isEqualTo(VOTE.toBuilder()
                        .port(443)
                        .measureLatency(false)
                        .disabled(false)
                        .enableSNI(true)
                        .build());
        assertThat(client.getHealthCheck(r -> r.healthCheckId(made.id())).healthCheck())
                .isEqualTo(made);
        assertThat(running.api().controlPlane().healthChecks()).containsOnlyKeys(made.id());
    }

    @Test
    void findsTheSameCheckByTheSameReference() {
        HealthCheck made = create("one", VOTE);

        assertThat(create("one", VOTE)).isEqualTo(made);
        assertThatThrownBy(() -> create("one", VOTE.toBuilder().inverted(false).build()))
                .isInstanceOf(HealthCheckAlreadyExistsException.class)
                .hasMessageContaining("A different health check has already been created");
        client.deleteHealthCheck(r -> r.healthCheckId(made.id()));
        assertThatThrownBy(() -> create("one", VOTE)).isInstanceOf(HealthCheckAlreadyExistsException.class);
    }

    @Test
    void updatesTheVersionThatWasReadOnly() {
        String id = create("one", VOTE).id();

        HealthCheck updated = client.updateHealthCheck(r -> r.healthCheckId(id)
                        .healthCheckVersion(1L)
                        .disabled(true)
                        .resetElements(ResettableElementName.REGIONS))
                .healthCheck();

        assertThat(updated.healthCheckVersion()).isEqualTo(2);
        assertThat(updated.healthCheckConfig().disabled()).isTrue();
        assertThat(updated.healthCheckConfig().hasRegions()).isFalse();
        assertThatThrownBy(() -> client.updateHealthCheck(
                        r -> r.healthCheckId(id).healthCheckVersion(1L).disabled(false)))
                .isInstanceOfSatisfying(
                        HealthCheckVersionMismatchException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(409));
    }

    @Test
    void addsUpChildren() {
        HealthCheck child = create("child", VOTE);

        HealthCheck sum = create("sum", calculated(child.id()));

        assertThat(sum.healthCheckConfig())
                .isEqualTo(calculated(child.id()).toBuilder()
                        .inverted(false)
                        .disabled(false)
                        .build());
        assertThatThrownBy(() -> create("nested", calculated(sum.id())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be nested");
    }

    @Test
    void listsCountsAndLimits() {
        create("one", VOTE);
        create("two", VOTE);
        create("three", VOTE);
        create("four", VOTE);

        assertThat(client.getHealthCheckCount().healthCheckCount()).isEqualTo(4);
        assertThat(client.listHealthChecksPaginator(r -> r.maxItems("3")).healthChecks().stream()
                        .map(HealthCheck::callerReference))
                .containsExactlyInAnyOrder("one", "two", "three", "four");
        assertThatThrownBy(() -> create("five", VOTE)).isInstanceOf(TooManyHealthChecksException.class);
    }

    @Test
    void letsACheckGoThoughARecordNamesIt() {
        String id = create("one", VOTE).id();

        client.deleteHealthCheck(r -> r.healthCheckId(id));

        assertThatThrownBy(() -> client.getHealthCheck(r -> r.healthCheckId(id)))
                .isInstanceOfSatisfying(
                        NoSuchHealthCheckException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(404));
    }

    @Test
    void tellsWhatTheCheckersSaw() {
        HealthCheck made = create("one", VOTE);
        running.api().dataPlane(new OneChecker());

        assertThat(client.getHealthCheckStatus(r -> r.healthCheckId(made.id())).healthCheckObservations())
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.regionAsString()).isEqualTo("us-east-1");
                    assertThat(seen.statusReport().status()).isEqualTo("Success: HTTP Status Code 200, OK");
                });
        String sum = create("sum", calculated(made.id())).id();
        assertThatThrownBy(() -> client.getHealthCheckStatus(r -> r.healthCheckId(sum)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void tagsWhatExists() {
        String id = create("one", VOTE).id();

        client.changeTagsForResource(r -> r.resourceType(TagResourceType.HEALTHCHECK)
                .resourceId(id)
                .addTags(tag("Name", "vote"), tag("old", "x")));
        client.changeTagsForResource(
                r -> r.resourceType(TagResourceType.HEALTHCHECK).resourceId(id).removeTagKeys("old"));

        assertThat(client.listTagsForResource(
                                r -> r.resourceType(TagResourceType.HEALTHCHECK).resourceId(id))
                        .resourceTagSet()
                        .tags())
                .singleElement()
                .isEqualTo(tag("Name", "vote"));
        assertThat(client.listTagsForResources(
                                r -> r.resourceType(TagResourceType.HEALTHCHECK).resourceIds(id))
                        .resourceTagSets())
                .hasSize(1);
        assertThatThrownBy(() -> client.listTagsForResource(
                        r -> r.resourceType(TagResourceType.HEALTHCHECK).resourceId("gone")))
                .isInstanceOf(NoSuchHealthCheckException.class);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private HealthCheck create(String reference, HealthCheckConfig config) {
        return client.createHealthCheck(r -> r.callerReference(reference).healthCheckConfig(config))
                .healthCheck();
    }

    private static HealthCheckConfig calculated(String... children) {
        return HealthCheckConfig.builder()
                .type(HealthCheckType.CALCULATED)
                .healthThreshold(1)
                .childHealthChecks(children)
                .build();
    }

    private static final class OneChecker implements ControlPlane.DataPlane {
        @Override
        public List<ControlPlane.CheckerObservation> observations(String healthCheckId) {
            return List.of(new ControlPlane.CheckerObservation(
                    "us-east-1", "192.0.2.1", "Success: HTTP Status Code 200, OK", "2026-11-22T00:00:00Z", true));
        }

        @Override
        public Optional<Boolean> healthy(String healthCheckId) {
            return Optional.of(true);
        }
    }
}
