package dev.regent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.BoardLayout;
import dev.regent.world.BudgetPath;
import dev.regent.world.HealthCheck.Calculated;
import dev.regent.world.HealthCheck.Endpoint;
import dev.regent.world.HealthCheck.Target;
import dev.regent.world.ObservedZone;
import dev.regent.world.Tempo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the audit finds in health checks. */
class ZoneAuditTest {
    private final Audited audited = new Audited();

    @Test
    void findsNothingInTheDesiredZone() {
        assertThat(audited.findings(audited.good)).isEmpty();
    }

    @Test
    void tellsTheWorstCaseOfASlowCheck() {
        assertThat(audited.afterEndpoint("chat/us-east-2/gateway-2", check -> Audited.paced(check, 30, 1)))
                .containsExactly(
                        "health check for us-east-2 has interval 30 s: worst case 44 s, objective 30 s",
                        "health check chat/us-east-2/gateway-2 has interval 30 s, should have 10 s");
    }

    @Test
    void tellsTheWorstCaseOfTheDefaultThreshold() {
        assertThat(audited.afterEndpoint("chat/us-east-1/gateway-1", check -> Audited.paced(check, 10, 3)))
                .containsExactly(
                        "health check for us-east-1 has failure threshold 3: worst case 44 s, objective 30 s",
                        "health check chat/us-east-1/gateway-1 has failure threshold 3, should have 1");
    }

    @Test
    void tellsAWrongThresholdAndAMissingChild() {
        assertThat(audited.afterCheck(
                        "chat/us-east-1",
                        check -> new Calculated(((Calculated) check).children().subList(0, 5), 4, false, false)))
                .contains(
                        "health check chat/us-east-1 has health threshold 4, should have 5",
                        "health check chat/us-east-1 counts 5 children, should count 6",
                        "health check chat/us-east-1 does not count chat/us-east-1/peer-us-west-2");
    }

    @Test
    void tellsAChildThatDoesNotExist() {
        assertThat(audited.afterCheck("chat/us-east-1", check -> {
                    List<String> children = new ArrayList<>(((Calculated) check).children());
                    children.set(5, "gone");
                    return new Calculated(children, 5, false, false);
                }))
                .containsExactly(
                        "health check chat/us-east-1 does not count chat/us-east-1/peer-us-west-2",
                        "health check chat/us-east-1 counts gone, which is none of ours");
    }

    @Test
    void tellsAVoteThatIsNotInverted() {
        assertThat(audited.afterEndpoint(
                        "chat/us-east-1/own-2",
                        check -> new Endpoint(check.target(), check.pace(), false, false, check.regions())))
                .containsExactly("health check chat/us-east-1/own-2 is not inverted");
    }

    @Test
    void tellsADisabledCheck() {
        assertThat(audited.afterEndpoint(
                        "chat/us-east-1/gateway-1",
                        check -> new Endpoint(check.target(), check.pace(), false, true, check.regions())))
                .containsExactly("health check chat/us-east-1/gateway-1 is disabled: Route 53 counts it as healthy");
    }

    @Test
    void tellsAWrongSearchString() {
        assertThat(audited.afterEndpoint("canary/us-east-1", check -> {
                    Target is = check.target();
                    Target wrong = new Target(is.protocol(), is.host(), is.port(), is.path(), Optional.of("canary"));
                    return new Endpoint(wrong, check.pace(), false, false, check.regions());
                }))
                .containsExactly(
                        "health check canary/us-east-1 has search string canary, should have " + BoardLayout.WORD);
    }

    @Test
    void tellsTwoCopiesFromTheSameCheckers() {
        assertThat(audited.afterEndpoint(
                        "chat/us-east-1/gateway-2",
                        check -> new Endpoint(
                                check.target(), check.pace(), false, false, DesiredChecks.checkersOf(1, 2))))
                .singleElement()
                .asString()
                .startsWith("health check chat/us-east-1/gateway-2 has checker regions [");
    }

    @Test
    void aSlowCheckOfAVoteSlowsNothingButVotes() {
        ObservedZone slow = ZoneSamples.withCheck(
                audited.good, "chat/us-west-2/own-1", check -> Audited.paced((Endpoint) check, 30, 1));

        List<Duration> paths = new ZoneAudit(audited.service, Tempo.DEFAULTS, audited.desired, slow)
                .budget().stream().map(BudgetPath::total).toList();

        assertThat(paths.get(0)).isGreaterThan(Duration.ofSeconds(21));
        assertThat(paths.get(1)).isEqualTo(Duration.ofSeconds(24));
    }

    @Test
    void computesTheBudgetOfTheSlowestRegion() {
        ObservedZone slow = ZoneSamples.withCheck(
                audited.good, "chat/us-west-2/gateway-1", check -> Audited.paced((Endpoint) check, 30, 1));

        assertThat(new ZoneAudit(audited.service, Tempo.DEFAULTS, audited.desired, slow).budget())
                .extracting(path -> path.total().toSeconds())
                .containsExactly(21L, 44L, 25L, 31L);
    }
}
