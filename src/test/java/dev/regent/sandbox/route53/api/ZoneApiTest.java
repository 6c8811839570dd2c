package dev.regent.sandbox.route53.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regent.sandbox.route53.Quotas;
import dev.regent.sandbox.route53.Route53Settings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.HostedZoneAlreadyExistsException;
import software.amazon.awssdk.services.route53.model.HostedZoneNotEmptyException;
import software.amazon.awssdk.services.route53.model.InvalidDomainNameException;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.NoSuchChangeException;
import software.amazon.awssdk.services.route53.model.NoSuchHealthCheckException;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.TooManyHostedZonesException;

/** Hosted zones and signatures, as the real AWS SDK sees them. */
class ZoneApiTest {
    private final RunningApi running =
            new RunningApi(Route53Settings.DEFAULT.withQuotas(Quotas.DEFAULT.withHostedZones(3)));
    private final Route53Client client = running.client();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void makesFindsCommentsOnAndDeletesAZone() {
        String id = create("Example.COM", "one");
        client.updateHostedZoneComment(r -> r.id(id).comment("the zone"));

        HostedZone zone = client.getHostedZone(r -> r.id(id)).hostedZone();

        assertThat(zone.name()).isEqualTo("example.com.");
        assertThat(zone.config().comment()).isEqualTo("the zone");
        assertThat(zone.resourceRecordSetCount()).isEqualTo(2);
        assertThat(client.getHostedZone(r -> r.id(id)).delegationSet().nameServers())
                .hasSize(4);
        client.deleteHostedZone(r -> r.id(id));
        assertThatThrownBy(() -> client.getHostedZone(r -> r.id(id))).isInstanceOf(NoSuchHostedZoneException.class);
    }

    @Test
    void listsZonesByIdAndByName() {
        create("b.example", "one");
        create("a.example", "two");
        create("z.a.example", "three");

        assertThat(client.listHostedZonesPaginator(r -> r.maxItems("2")).hostedZones())
                .hasSize(3);
        assertThat(client.listHostedZonesByName(r -> r.dnsName("a.example").maxItems("2"))
                        .hostedZones())
                .extracting(HostedZone::name)
                .containsExactly("a.example.", "z.a.example.");
        assertThat(client.listHostedZonesByName(r -> r.dnsName("a.example").maxItems("2"))
                        .nextDNSName())
                .isEqualTo("b.example.");
        assertThat(client.getHostedZoneCount().hostedZoneCount()).isEqualTo(3);
    }

    @Test
    void refusesAReferenceThatWasUsedAndNamesThatAreNone() {
        create("example.com", "one");

        assertThatThrownBy(() -> create("example.org", "one")).isInstanceOf(HostedZoneAlreadyExistsException.class);
        assertThatThrownBy(() -> create("com", "two")).isInstanceOf(InvalidDomainNameException.class);
        create("example.org", "three");
        create("example.net", "four");
        assertThatThrownBy(() -> create("example.info", "five")).isInstanceOf(TooManyHostedZonesException.class);
    }

    @Test
    void keepsAZoneThatStillHoldsRecords() {
        String id = create("example.com", "one");
        create(id, record("www.example.com").build());

        assertThatThrownBy(() -> client.deleteHostedZone(r -> r.id(id)))
                .isInstanceOf(HostedZoneNotEmptyException.class);
    }

    @Test
    void namesWhatDoesNotExist() {
        String id = create("example.com", "one");

        assertThatThrownBy(() -> create("Z0", record("www.example.com").build()))
                .isInstanceOf(NoSuchHostedZoneException.class)
                .hasMessageContaining("No hosted zone found with ID: Z0");
        assertThatThrownBy(() -> client.getChange(r -> r.id("C0"))).isInstanceOf(NoSuchChangeException.class);
        assertThatThrownBy(() -> create(
                        id, record("www.example.com").healthCheckId("gone").build()))
                .isInstanceOf(NoSuchHealthCheckException.class);
    }

    @Test
    void saysWhatItCannotDo() {
        String id = create("example.com", "one");

        assertThatThrownBy(client::listTrafficPolicies).isInstanceOfSatisfying(AwsServiceException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotImplemented");
            assertThat(e).hasMessageContaining("does not implement GET /2013-04-01/trafficpolicies");
        });
        assertThatThrownBy(() -> create(
                        id, record("www.example.com").multiValueAnswer(true).build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("simple and weighted records only, without MultiValueAnswer");
        assertThatThrownBy(() ->
                        client.listResourceRecordSets(r -> r.hostedZoneId(id).startRecordType(RRType.A)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesRequestsThatNobodyItKnowsHasSigned() {
        assertRefused(new Credentials("AKIDNOBODY", "x"), Region.US_EAST_1, "InvalidClientTokenId");
        assertRefused(new Credentials("AKIDONE", "guess"), Region.US_EAST_1, "SignatureDoesNotMatch");
        assertRefused(RunningApi.ONE, Region.EU_WEST_1, "SignatureDoesNotMatch");
        running.pass(Duration.ofMinutes(6));
        assertRefused(RunningApi.ONE, Region.US_EAST_1, "SignatureDoesNotMatch");
    }

    private void assertRefused(Credentials credentials, Region region, String code) {
        try (Route53Client stranger = RunningApi.clientOf(running.api().endpoint(), credentials, region)) {
            assertThatThrownBy(stranger::getHostedZoneCount).isInstanceOfSatisfying(AwsServiceException.class, e -> {
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                assertThat(e.statusCode()).isEqualTo(403);
            });
        }
    }

    private String create(String name, String reference) {
        return client.createHostedZone(r -> r.name(name).callerReference(reference))
                .hostedZone()
                .id();
    }

    private void create(String zone, ResourceRecordSet record) {
        client.changeResourceRecordSets(r -> r.hostedZoneId(zone)
                .changeBatch(b -> b.changes(software.amazon.awssdk.services.route53.model.Change.builder()
                        .action(ChangeAction.CREATE)
                        .resourceRecordSet(record)
                        .build())));
    }

    private static ResourceRecordSet.Builder record(String name) {
        return ResourceRecordSet.builder()
                .name(name)
                .type(RRType.A)
                .ttl(5L)
                .resourceRecords(ResourceRecord.builder().value("192.0.2.1").build());
    }
}
