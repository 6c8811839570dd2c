package dev.regent.sandbox.route53.dataplane;

import static dev.regent.sandbox.route53.dataplane.Given.simple;
import static dev.regent.sandbox.route53.dataplane.Given.weighted;
import static dev.regent.sandbox.route53.dataplane.Given.zone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.regent.sandbox.route53.RecordSet;
import dev.regent.sandbox.route53.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AnswerRulesTest {
    private static final RecordSet HOME = weighted("a", 100, "home");
    private static final RecordSet HEIR = weighted("b", 0, "heir");
    private static final RecordSet THIRD = weighted("c", 0, "third");
    private static final List<RecordSet> REGIONS = List.of(HOME, HEIR, THIRD);

    @Test
    void whileTheHomeIsHealthyNobodyElseIsAnswered() {
        assertThat(shares(REGIONS, "home", "heir", "third")).isEqualTo(Map.of("a", 1.0));
    }

    @Test
    void weightZeroIsAnsweredOnlyOnceEveryOtherIsUnhealthy() {
        assertThat(shares(REGIONS, "heir")).isEqualTo(Map.of("b", 1.0));
        assertThat(shares(REGIONS, "heir", "third")).isEqualTo(Map.of("b", 0.5, "c", 0.5));
    }

    @Test
    void ifNobodyIsHealthyEverybodyIsSoTheHomeIsAnswered() {
        assertThat(shares(REGIONS)).isEqualTo(Map.of("a", 1.0));
    }

    @Test
    void healthyRecordsShareByWeight() {
        List<RecordSet> group = List.of(weighted("a", 1, "x"), weighted("b", 1, "y"), weighted("c", 3, "z"));

        assertThat(shares(group, "x", "z")).isEqualTo(Map.of("a", 0.25, "c", 0.75));
    }

    @Test
    void ifAllWeightsAreZeroTheHealthyOnesShareEqually() {
        List<RecordSet> group = List.of(weighted("a", 0, "x"), weighted("b", 0, "y"), weighted("c", 0, "z"));

        assertThat(shares(group, "x", "y")).isEqualTo(Map.of("a", 0.5, "b", 0.5));
        assertThat(shares(group).values()).allMatch(share -> share == 1.0 / 3);
    }

    @Test
    void aRecordWithoutACheckIsHealthy() {
        List<RecordSet> group = List.of(weighted("a", 1, "witness"), weighted("b", 0, null));

        assertThat(shares(group, "witness")).isEqualTo(Map.of("a", 1.0));
        assertThat(shares(group)).isEqualTo(Map.of("b", 1.0));
    }

    @Test
    void aSimpleRecordIsAnsweredEvenIfItsCheckFails() {
        RecordSet only = new RecordSet("api.example.com.", "A", null, null, 60, List.of("192.0.2.1"), "check");

        assertThat(AnswerRules.choices(List.of(only), id -> false)).containsExactly(new Choice(only, 1));
    }

    @Property
    void choicesAddUpToOneAndObeyTheThreeRules(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 3) Integer> weights,
            @ForAll Set<@IntRange(max = 5) Integer> healthy) {
        List<RecordSet> group = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            group.add(weighted(String.valueOf((char) ('a' + i)), weights.get(i), String.valueOf(i)));
        }
        boolean anyHealthy = healthy.stream().anyMatch(i -> i < weights.size());
        boolean anyHealthyWithWeight = healthy.stream().anyMatch(i -> i < weights.size() && weights.get(i) > 0);

        List<Choice> choices = AnswerRules.choices(group, id -> healthy.contains(Integer.valueOf(id)));

        assertThat(choices.stream().mapToDouble(Choice::probability).sum()).isEqualTo(1, within(1e-9));
        assertThat(choices).allSatisfy(choice -> {
            int index = Integer.parseInt(Objects.requireNonNull(choice.record().healthCheckId()));
            assertThat(!anyHealthy || healthy.contains(index)).isTrue();
            assertThat(!anyHealthyWithWeight || weights.get(index) > 0).isTrue();
        });
    }

    @Property
    void whoeverIsPickedIsOneOfTheChoices(@ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double chance) {
        List<RecordSet> group = List.of(weighted("a", 1, "x"), weighted("b", 2, "y"), weighted("c", 0, "z"));
        Zone zone = zone(group.toArray(RecordSet[]::new));

        Answer answer = AnswerRules.answer(List.of(zone), "api.example.com.", "A", id -> true, () -> chance);

        assertThat(answer)
                .isEqualTo(new Answer.Found(
                        zone, List.of(new Answer.Line("api.example.com.", group.get(chance < 1.0 / 3 ? 0 : 1)))));
    }

    @Test
    void namesAreComparedWithoutRegardToCase() {
        Zone zone = zone(HOME);

        assertThat(ask(zone, "API.Example.COM.", "A")).isInstanceOf(Answer.Found.class);
    }

    @Test
    void aNameInNoZoneOfOursIsNotOurs() {
        Zone zone = zone(HOME);

        assertThat(ask(zone, "api.example.org.", "A")).isEqualTo(new Answer.NotOurs());
        assertThat(ask(zone, "notexample.com.", "A")).isEqualTo(new Answer.NotOurs());
    }

    @Test
    void aNameWithoutTheTypeHasNoDataAndAnUnknownNameDoesNotExist() {
        Zone zone = zone(simple("deep.below.example.com.", "A", "192.0.2.1"));

        assertThat(ask(zone, "deep.below.example.com.", "AAAA")).isEqualTo(new Answer.NoData(zone, List.of()));
        assertThat(ask(zone, "below.example.com.", "A")).isEqualTo(new Answer.NoData(zone, List.of()));
        assertThat(ask(zone, "other.example.com.", "A")).isEqualTo(new Answer.NoSuchName(zone, List.of()));
    }

    @Test
    void cnamesAreFollowedWithinTheZone() {
        RecordSet alias = simple("www.example.com.", "CNAME", "API.example.com");
        Zone zone = zone(alias, HOME);

        assertThat(ask(zone, "www.example.com.", "A"))
                .isEqualTo(new Answer.Found(
                        zone,
                        List.of(
                                new Answer.Line("www.example.com.", alias),
                                new Answer.Line("api.example.com.", HOME))));
        assertThat(ask(zone, "www.example.com.", "CNAME"))
                .isEqualTo(new Answer.Found(zone, List.of(new Answer.Line("www.example.com.", alias))));
    }

    @Test
    void aCnameOutOfTheZoneIsWhereTheAnswerEnds() {
        RecordSet alias = simple("www.example.com.", "CNAME", "lb.elsewhere.org.");
        Zone zone = zone(alias);

        assertThat(ask(zone, "www.example.com.", "A"))
                .isEqualTo(new Answer.Found(zone, List.of(new Answer.Line("www.example.com.", alias))));
    }

    @Test
    void aCnameToNowhereInTheZoneIsNoSuchName() {
        RecordSet alias = simple("www.example.com.", "CNAME", "gone.example.com.");
        Zone zone = zone(alias);

        assertThat(ask(zone, "www.example.com.", "A"))
                .isEqualTo(new Answer.NoSuchName(zone, List.of(new Answer.Line("www.example.com.", alias))));
    }

    @Test
    void aCircleOfCnamesEnds() {
        Zone zone = zone(
                simple("a.example.com.", "CNAME", "b.example.com."),
                simple("b.example.com.", "CNAME", "a.example.com."));

        assertThat(ask(zone, "a.example.com.", "A")).isInstanceOf(Answer.Found.class);
    }

    @Test
    void aWildcardAnswersForNamesThatAreNotThere() {
        RecordSet star = simple("*.apps.example.com.", "A", "192.0.2.9");
        Zone zone = zone(star, simple("there.apps.example.com.", "TXT", "\"x\""));

        assertThat(ask(zone, "any.apps.example.com.", "A"))
                .isEqualTo(new Answer.Found(zone, List.of(new Answer.Line("any.apps.example.com.", star))));
        assertThat(ask(zone, "there.apps.example.com.", "A")).isInstanceOf(Answer.NoData.class);
    }

    private static Answer ask(Zone zone, String name, String type) {
        return AnswerRules.answer(List.of(zone), name, type, id -> true, () -> 0);
    }

    private static Map<String, Double> shares(List<RecordSet> group, String... healthy) {
        return AnswerRules.choices(group, Set.of(healthy)::contains).stream()
                .collect(Collectors.toMap(
                        choice -> Objects.requireNonNull(choice.record().setIdentifier()), Choice::probability));
    }
}
