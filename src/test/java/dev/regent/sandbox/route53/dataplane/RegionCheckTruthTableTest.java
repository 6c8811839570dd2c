package dev.regent.sandbox.route53.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.sandbox.route53.HealthCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a region's calculated check comes to (design §3): with N regents and M = ⌊N/2⌋ + 1, M copies of the gateway's
 * check, M of the own vote's and one of each peer's, votes inverted, and a threshold of M + N.
 */
class RegionCheckTruthTableTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void aRegionIsOutIffItsGatewayFailsOrItSaysSoOrMostPeersDo(int regents) {
        int majority = regents / 2 + 1;
        for (int peersThatVote = 0; peersThatVote < regents; peersThatVote++) {
            for (boolean gateway : new boolean[] {true, false}) {
                for (boolean ownVote : new boolean[] {true, false}) {
                    boolean open = isOpen(regents, gateway ? majority : 0, ownVote ? majority : 0, peersThatVote);

                    assertThat(open)
                            .as("gateway %s, own vote %s, %d peers' votes", gateway, ownVote, peersThatVote)
                            .isEqualTo(gateway && !ownVote && peersThatVote < majority);
                }
            }
        }
    }

    /** Copies of one check may disagree for seconds; this is what such a moment can do. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void inAMomentOfDisagreementEveryCopyThatFailsWeighsAsMuchAsAPeersVote(int regents) {
        int majority = regents / 2 + 1;
        for (int failing = 0; failing <= majority; failing++) {
            for (int ownCopies = 0; ownCopies <= majority; ownCopies++) {
                for (int peers = 0; peers < regents; peers++) {
                    assertThat(isOpen(regents, majority - failing, ownCopies, peers))
                            .as("%d gateway copies failing, %d own copies, %d peers", failing, ownCopies, peers)
                            .isEqualTo(failing + ownCopies + peers < majority);
                }
            }
        }
    }

    private static boolean isOpen(int regents, int gatewayCopiesThatPass, int ownCopiesThatSee, int peersThatVote) {
        int majority = regents / 2 + 1;
        Map<String, HealthCheck> checks = new HashMap<>();
        List<String> seen = new ArrayList<>();
        for (int copy = 0; copy < majority; copy++) {
            add(Given.http("gateway-" + copy, 443), copy < gatewayCopiesThatPass, checks, seen);
            add(Given.inverted(Given.http("own-" + copy, 443)), copy < ownCopiesThatSee, checks, seen);
        }
        for (int peer = 0; peer < regents - 1; peer++) {
            add(Given.inverted(Given.http("peer-" + peer, 443)), peer < peersThatVote, checks, seen);
        }
        assertThat(checks).hasSize(2 * majority + regents - 1);
        checks.put("region", Given.calculated("region", majority + regents, List.copyOf(checks.keySet())));

        return Boolean.TRUE.equals(HealthRules.health(checks, seen::contains).get("region"));
    }

    private static void add(
            HealthCheck check, boolean endpointPasses, Map<String, HealthCheck> checks, List<String> seen) {
        checks.put(check.id(), check);
        if (endpointPasses) {
            seen.add(check.id());
        }
    }
}
