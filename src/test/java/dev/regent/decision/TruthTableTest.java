package dev.regent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.DesiredZoneSpec;
import dev.regent.world.HealthCheck;
import dev.regent.world.HealthCheck.Calculated;
import dev.regent.world.HealthCheck.Endpoint;
import dev.regent.world.Region;
import dev.regent.world.Service;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A region is out iff its gateway fails Route 53's check, or its own regent says so, or M peers say so. */
class TruthTableTest {
    private static final Region REGION = ZoneSamples.REGIONS.getFirst();

    @Property(tries = 500)
    void aRegionIsOutForOneOfThreeReasons(
            @ForAll @IntRange(min = 2, max = 5) int regions,
            @ForAll boolean gatewayFails,
            @ForAll boolean ownVote,
            @ForAll @IntRange(min = 0, max = 4) int votes) {
        int peers = Math.min(votes, regions - 1);
        int majority = regions / 2 + 1;
        Service service = ZoneSamples.service(regions);

        boolean open = healthy(service, gatewayFails ? majority : 0, ownVote ? majority : 0, peers);

        assertThat(open).isEqualTo(!gatewayFails && !ownVote && peers < majority);
    }

    /** The copies of one check can disagree for seconds, and then they add up with votes. */
    @ParameterizedTest(name = "N={0}: {1} gateway copies fail, {2} own copies see a vote, {3} peers vote: out {4}")
    @CsvSource({
        "2, 1, 0, 0, false",
        "2, 1, 0, 1, true",
        "2, 0, 1, 0, false",
        "2, 1, 1, 0, true",
        "2, 0, 0, 1, false",
        "3, 1, 0, 0, false",
        "3, 1, 0, 1, true",
        "3, 0, 1, 1, true",
        "3, 0, 0, 2, true",
        "3, 0, 0, 1, false",
        "4, 2, 0, 0, false",
        "4, 2, 0, 1, true",
        "4, 1, 0, 1, false",
        "4, 1, 1, 1, true",
        "4, 0, 0, 3, true",
        "5, 1, 0, 1, false",
        "5, 1, 0, 2, true",
        "5, 0, 0, 2, false",
        "5, 0, 0, 3, true",
    })
    void partialCombinationsAddUp(int regions, int gateways, int own, int peers, boolean out) {
        assertThat(healthy(ZoneSamples.service(regions), gateways, own, peers)).isEqualTo(!out);
    }

    private static boolean healthy(Service service, int gatewayCopies, int ownCopies, int peers) {
        DesiredZoneSpec zone = ZoneSamples.desired(service);
        CheckNames names = CheckNames.of(service, REGION);
        List<Region> voters = service.regions().subList(1, 1 + peers);
        Predicate<String> holds = child -> !isAmong(child, gatewayCopies, "gateway-");
        Predicate<String> voted = child ->
                isAmong(child, ownCopies, "own-") || voters.stream().anyMatch(peer -> child.equals(names.peer(peer)));
        if (!(zone.check(names.calculated()) instanceof Calculated calculated)) {
            throw new AssertionError("no calculated check");
        }
        long healthy = calculated.children().stream()
                .filter(child -> counts(zone.check(child), child, holds, voted))
                .count();
        return healthy >= calculated.threshold();
    }

    private static boolean isAmong(String child, int copies, String kind) {
        int at = child.indexOf(kind);
        return at >= 0 && Integer.parseInt(child.substring(at + kind.length())) <= copies;
    }

    /** A check that looks for a word sees a vote, any other sees the gateway. */
    private static boolean counts(
            HealthCheck check, String name, Predicate<String> gatewayHolds, Predicate<String> voted) {
        if (!(check instanceof Endpoint endpoint)) {
            throw new AssertionError(name + " is no endpoint check");
        }
        boolean seen = endpoint.target().search().isPresent() ? voted.test(name) : gatewayHolds.test(name);
        return seen != check.inverted();
    }
}
