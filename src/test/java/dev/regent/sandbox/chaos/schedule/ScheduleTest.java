package dev.regent.sandbox.chaos.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.chaos.schedule.Act.Asks;
import dev.regent.sandbox.chaos.schedule.Act.Breaks;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final List<Region> REGIONS =
            List.of(new Region("us-east-1"), new Region("us-east-2"), new Region("us-west-2"));
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(chaos(7)).isEqualTo(chaos(7));
        assertThat(chaos(7).acts()).isNotEqualTo(chaos(8).acts());
    }

    @Test
    void endsInTime() {
        assertThat(hundred().flatMap(schedule -> breaks(schedule).map(Breaks::until)))
                .allSatisfy(end -> assertThat(end).isLessThanOrEqualTo(FIVE_MINUTES));
        assertThat(chaos(7).acts()).isSortedAccordingTo(java.util.Comparator.comparing(Act::at));
    }

    @Test
    void usesEveryFaultInEveryRegionAndEveryOrder() {
        Set<Ill> ills = hundred().flatMap(ScheduleTest::breaks).map(Breaks::ill).collect(Collectors.toSet());
        Set<Region> regions =
                hundred().flatMap(ScheduleTest::breaks).map(Breaks::region).collect(Collectors.toSet());
        Set<Act.Verb> verbs = hundred()
                .flatMap(schedule -> schedule.acts().stream())
                .filter(Asks.class::isInstance)
                .map(act -> ((Asks) act).verb())
                .collect(Collectors.toSet());

        assertThat(ills).containsExactlyInAnyOrder(Ill.values());
        assertThat(regions).containsExactlyInAnyOrderElementsOf(REGIONS);
        assertThat(verbs).containsExactlyInAnyOrder(Act.Verb.values());
    }

    @Test
    void lettingSeveralHappenAtOnceLeavesSomeAlone() {
        assertThat(hundred().anyMatch(schedule -> breaks(schedule).anyMatch(one -> others(schedule, one) >= 3)))
                .isTrue();
        assertThat(hundred().anyMatch(schedule -> breaks(schedule).anyMatch(one -> others(schedule, one) == 0)))
                .isTrue();
    }

    @Test
    void doesNotInjectAFaultThatIsThere() {
        assertThat(hundred()).allSatisfy(schedule -> assertThat(schedule.acts()).doesNotHaveDuplicates());
        assertThat(hundred())
                .allSatisfy(schedule -> assertThat(breaks(schedule))
                        .allSatisfy(one -> assertThat(breaks(schedule)
                                        .filter(other -> !other.equals(one))
                                        .filter(other -> other.ill() == one.ill()
                                                && other.region().equals(one.region()))
                                        .filter(other -> overlap(one, other)))
                                .isEmpty()));
    }

    @Test
    void soaksWithTwoRegentsThatLiveThroughAllOfIt() {
        assertThat(LongStream.range(0, 20)
                        .mapToObj(seed -> Schedule.draw(seed, Duration.ofMinutes(60), Pace.SOAK, REGIONS)))
                .allSatisfy(schedule -> assertThat(breaks(schedule)
                                .filter(breaks -> breaks.ill().kills())
                                .map(Breaks::region)
                                .distinct())
                        .hasSizeLessThanOrEqualTo(1));
    }

    @Test
    void saysWhatWhereWhenAndForHowLong() {
        Act act = new Breaks(Duration.ofMillis(12_340), Ill.GATEWAY_DIES, REGIONS.getFirst(), Duration.ofSeconds(30));

        assertThat(act.line()).isEqualTo("   +12.3 s  gateway-dies in us-east-1 for 30.0 s");
    }

    private static Schedule chaos(long seed) {
        return Schedule.draw(seed, FIVE_MINUTES, Pace.CHAOS, REGIONS);
    }

    private static Stream<Schedule> hundred() {
        return LongStream.range(0, 100).mapToObj(ScheduleTest::chaos);
    }

    private static Stream<Breaks> breaks(Schedule schedule) {
        return schedule.acts().stream().filter(Breaks.class::isInstance).map(Breaks.class::cast);
    }

    private static long others(Schedule schedule, Breaks one) {
        return breaks(schedule)
                .filter(other -> !other.equals(one) && overlap(one, other))
                .count();
    }

    private static boolean overlap(Breaks one, Breaks other) {
        return one.at().compareTo(other.until()) < 0 && other.at().compareTo(one.until()) < 0;
    }
}
