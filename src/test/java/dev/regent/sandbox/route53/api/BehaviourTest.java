package dev.regent.sandbox.route53.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regent.sandbox.route53.ChangeEvent;
import dev.regent.sandbox.route53.Route53Settings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;

/** What can be made to go wrong while the API runs. */
class BehaviourTest {
    private static final Change CREATE = Change.builder()
            .action(ChangeAction.CREATE)
            .resourceRecordSet(r -> r.name("www.example.com")
                    .type(RRType.A)
                    .ttl(5L)
                    .resourceRecords(ResourceRecord.builder().value("192.0.2.1").build()))
            .build();

    private final RunningApi running = new RunningApi(Route53Settings.DEFAULT.withRate(1, 1));
    private final Route53Client client = running.client();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void throttlesEverythingOrNothingWhenTold() {
        running.api().behaviour().throttling(Behaviour.Throttling.EVERYTHING);
        assertThatThrownBy(client::getHostedZoneCount)
                .isInstanceOf(AwsServiceException.class)
                .hasMessageContaining("Rate exceeded");

        running.api().behaviour().throttling(Behaviour.Throttling.OFF);
        for (int i = 0; i < 5; i++) {
            assertThat(client.getHostedZoneCount().hostedZoneCount()).isZero();
        }
    }

    @Test
    void appliesWhatACallerNoLongerWaitsFor() {
        String zone = RunningApi.createZone(client);
        List<ChangeEvent> told = new CopyOnWriteArrayList<>();
        running.api().addListener(told::add);
        running.api().behaviour().latency(Duration.ofMillis(500));

        assertThatThrownBy(() -> client.changeResourceRecordSets(r -> r.hostedZoneId(zone)
                        .changeBatch(b -> b.changes(CREATE))
                        .overrideConfiguration(o -> o.apiCallTimeout(Duration.ofMillis(100)))))
                .isInstanceOf(ApiCallTimeoutException.class);

        org.awaitility.Awaitility.await().until(() -> told.size() == 1);
        assertThat(told.get(0).accepted()).isTrue();
        assertThat(told.get(0).summary()).isEqualTo("CREATE www.example.com. A 192.0.2.1");
    }
}
