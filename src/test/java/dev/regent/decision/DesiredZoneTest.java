package dev.regent.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.regent.world.Board;
import dev.regent.world.BoardLayout;
import dev.regent.world.DesiredZoneSpec;
import dev.regent.world.Gateway;
import dev.regent.world.HealthCheck;
import dev.regent.world.HealthCheck.Calculated;
import dev.regent.world.HealthCheck.Endpoint;
import dev.regent.world.HealthCheck.Pace;
import dev.regent.world.HealthCheck.Target;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Settings;
import dev.regent.world.ZoneRecord;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesiredZoneTest {
    private static final Region HOME = ZoneSamples.REGIONS.getFirst();

    private final Service service = ZoneSamples.service(3, List.of("api.example.com.", "chat.example.com."));
    private final DesiredZoneSpec zone = ZoneSamples.desired(service);

    @ParameterizedTest
    @CsvSource({"2, 4, 5", "3, 5, 6", "4, 7, 9", "5, 8, 10"})
    void countsTheChildrenOfTheDesign(int regions, int threshold, int children) {
        DesiredZoneSpec desired = ZoneSamples.desired(ZoneSamples.service(regions));

        List<Calculated> calculated = desired.checks().values().stream()
                .filter(Calculated.class::isInstance)
                .map(Calculated.class::cast)
                .toList();

        assertThat(calculated).hasSize(regions).allSatisfy(check -> {
            assertThat(check.threshold()).isEqualTo(threshold);
            assertThat(new HashSet<>(check.children())).hasSize(children);
            assertThat(desired.checks()).containsKeys(check.children().toArray(String[]::new));
        });
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "4", "5"})
    void staysFarBelowTheAccountsTwoHundredChecks(int regions) {
        assertThat(ZoneSamples.desired(ZoneSamples.service(regions)).checks()).hasSizeLessThan(61);
    }

    @Test
    void answersEveryNameFromEveryRegionWithAllWeightAtHome() {
        assertThat(zone.records())
                .filteredOn(record -> record.type().equals("A"))
                .extracting(ZoneRecord::toString, record -> record.weight().orElseThrow(), ZoneRecord::values)
                .contains(
                        tuple("A api.example.com. us-east-1", 100, List.of("192.0.2.1")),
                        tuple("A api.example.com. us-east-2", 0, List.of("192.0.2.2")),
                        tuple("A chat.example.com. us-east-1", 100, List.of("192.0.2.1")))
                .hasSize(6);
    }

    @Test
    void givesEveryAnswerTheCalculatedCheckOfItsRegion() {
        assertThat(zone.records())
                .filteredOn(record -> record.type().equals("A"))
                .allSatisfy(record -> assertThat(record.check()).hasValue("chat/" + record.identifier()));
    }

    @Test
    void keepsEveryTtlWithinFiveSeconds() {
        assertThat(zone.records())
                .allSatisfy(record -> assertThat(record.ttl()).isLessThanOrEqualTo(Duration.ofSeconds(5)));
    }

    @Test
    void tellsTheWitnessesWithWeightedPairs() {
        assertThat(zone.records())
                .filteredOn(record -> record.name().startsWith("_up.us-east-2."))
                .extracting(ZoneRecord::identifier, record -> record.weight().orElseThrow(), ZoneRecord::check)
                .containsExactly(
                        tuple("up", 1, Optional.of("chat/us-east-2/gateway-1")), tuple("down", 0, Optional.empty()));
        assertThat(zone.records())
                .filteredOn(record -> record.name().equals("_open.us-east-2.api.example.com."))
                .extracting(ZoneRecord::values, ZoneRecord::check)
                .containsExactly(
                        tuple(List.of("\"open\""), Optional.of("chat/us-east-2")),
                        tuple(List.of("\"out\""), Optional.empty()));
    }

    @Test
    void namesTheHomeInTheEpochRecord() {
        assertThat(zone.records())
                .filteredOn(record -> record.name().equals("_regent.api.example.com."))
                .singleElement()
                .extracting(ZoneRecord::values)
                .isEqualTo(List.of("\"epoch=1 home=us-east-1 writer=terraform at=2026-11-22T10:00:00Z\""));
    }

    @Test
    void looksForVotesOnTheVotersBoardByInvertedStringMatch() {
        HealthCheck peer = zone.checks().get("chat/us-east-2/peer-us-west-2");

        assertThat(peer)
                .isEqualTo(new Endpoint(
                        new Target(
                                "HTTPS",
                                "board-us-west-2.s3.us-west-2.amazonaws.com",
                                443,
                                "/evict/chat/us-east-2",
                                Optional.of(BoardLayout.WORD)),
                        Pace.FASTEST,
                        true,
                        false,
                        Set.copyOf(DesiredChecks.CHECKER_REGIONS)));
    }

    @Test
    void keepsThePathOfABoardThatIsReachedPathStyle() {
        Board board = new Board(
                HOME, "b", URI.create("http://127.1.0.1:9000"), URI.create("http://127.1.0.1:9000/board-east/"));
        Settings before = ZoneSamples.settings(service);
        List<Board> boards = new java.util.ArrayList<>(before.boards());
        boards.set(0, board);
        Settings settings = new Settings(HOME, boards, before.services(), "digest");

        DesiredZoneSpec desired = DesiredZone.of(settings, service, ZoneSamples.FIRST);

        assertThat(desired.checks().get("canary/us-east-1"))
                .isEqualTo(new Endpoint(
                        new Target(
                                "HTTP", "127.1.0.1", 9000, "/board-east/evict/_canary", Optional.of(BoardLayout.WORD)),
                        Pace.FASTEST,
                        false,
                        false,
                        Set.copyOf(DesiredChecks.CHECKER_REGIONS)));
    }

    @Test
    void aRegionWithoutABoardIsToldByName() {
        Settings without = new Settings(HOME, List.of(), List.of(service), "digest");

        assertThatThrownBy(() -> DesiredZone.of(without, service, ZoneSamples.FIRST))
                .hasMessage("region us-east-1 has no board, and service chat needs one there");
    }

    @Test
    void answersAGatewaysHostNameAsCname() {
        Gateway named = new Gateway("https", "gateway.example.net", 443, "/health");

        assertThat(named.recordType()).isEqualTo("CNAME");
        assertThat(named.recordValue()).isEqualTo("gateway.example.net.");
        assertThat(new Gateway("http", "2001:db8::1", 80, "/").recordType()).isEqualTo("AAAA");
    }

    @Test
    void takesTheCopiesOfAGatewaysCheckFromDifferentCheckers() {
        Set<String> first = DesiredChecks.checkersOf(1, 2);
        Set<String> second = DesiredChecks.checkersOf(2, 2);

        assertThat(first).containsExactly("ap-southeast-2", "eu-west-1", "us-east-1", "us-west-2");
        assertThat(second).containsExactly("ap-northeast-1", "ap-southeast-1", "sa-east-1", "us-west-1");
        assertThat(DesiredChecks.checkersOf(1, 3))
                .containsExactly("ap-southeast-2", "sa-east-1", "us-east-1")
                .doesNotContainAnyElementsOf(DesiredChecks.checkersOf(2, 3));
    }
}
