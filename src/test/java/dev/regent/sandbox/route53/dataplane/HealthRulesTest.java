package dev.regent.sandbox.route53.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regent.sandbox.route53.HealthCheck;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthRulesTest {
    @ParameterizedTest
    @CsvSource({
        "0,16,false",
        "2,16,false",
        "3,16,true",
        "16,16,true", // 3 of 16 are 18.75 %
        "9,50,false",
        "10,50,true", // 18 % is not more than 18 %
        "1,6,false",
        "2,6,true",
        "0,1,false",
        "1,1,true"
    })
    void moreThanEighteenPercentOfTheCheckersMakeAnEndpointHealthy(int healthy, int checkers, boolean expected) {
        assertThat(HealthRules.endpointIsHealthy(healthy, checkers)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "false,false,true,true", "false,false,false,false",
        "true,false,true,false", "true,false,false,true",
        "false,true,false,true", "false,true,true,true",
        "true,true,false,false", "true,true,true,false",
    })
    void disabledMeansHealthyAndInversionComesLast(
            boolean inverted, boolean disabled, boolean measured, boolean counts) {
        HealthCheck check = Given.http("a", 80);
        check = inverted ? Given.inverted(check) : check;
        check = disabled ? Given.disabled(check) : check;

        assertThat(HealthRules.counts(check.config(), measured)).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"0,0,true", "0,3,true", "2,1,false", "2,2,true", "3,3,true", "4,3,false"})
    void aCalculatedCheckNeedsItsThresholdOfHealthyChildren(int threshold, int healthyChildren, boolean expected) {
        Set<String> healthy = Set.copyOf(List.of("a", "b", "c").subList(0, healthyChildren));
        var checks = byId(
                Given.http("a", 80),
                Given.http("b", 80),
                Given.http("c", 80),
                Given.calculated("sum", threshold, List.of("a", "b", "c")));

        assertThat(HealthRules.health(checks, healthy::contains)).containsEntry("sum", expected);
    }

    @Test
    void aDisabledChildCountsAsHealthy() {
        var checks = byId(
                Given.disabled(Given.http("a", 80)),
                Given.http("b", 80),
                Given.calculated("sum", 1, List.of("a", "b")));

        assertThat(HealthRules.health(checks, id -> false)).containsEntry("sum", true);
    }

    @Test
    void aDisabledCalculatedCheckIsHealthyWhateverItsChildrenSay() {
        var checks = byId(Given.http("a", 80), Given.disabled(Given.calculated("sum", 1, List.of("a"))));

        assertThat(HealthRules.health(checks, id -> false)).containsEntry("sum", true);
    }

    @Test
    void calculatedChecksDoNotNest() {
        var checks = byId(Given.calculated("inner", 0, List.of()), Given.calculated("sum", 1, List.of("inner")));

        assertThatThrownBy(() -> HealthRules.health(checks, id -> true))
                .hasMessage("calculated checks cannot nest, but inner is a child");
    }

    private static Map<String, HealthCheck> byId(HealthCheck... checks) {
        return Arrays.stream(checks).collect(Collectors.toMap(HealthCheck::id, Function.identity()));
    }
}
