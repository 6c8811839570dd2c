package dev.regent.decision;

import dev.regent.world.Region;
import dev.regent.world.ServiceReport;
import dev.regent.world.Sighting;
import java.util.List;
import java.util.Map;

/**
 * What peers report of this regent's own region. A regent that gets no answer from its own gateway believes as many of them as
 * could take a home out (ADR 10).
 *
 * @param wrong   those whose looks are answered wrong
 * @param failing looks for which none of these has been served
 * @param unheard how many have no fresh word
 * @param enough  how many can take a home out
 */
record FromAfar(List<Region> wrong, int failing, int unheard, int enough) {
    static FromAfar of(Situation situation) {
        Region self = situation.self();
        Sighting own = situation.sighting(self);
        int patience = situation.thresholds().patience();
        List<Map.Entry<Region, ServiceReport>> heard = situation.freshPeers().toList();
        List<Map.Entry<Region, ServiceReport>> wrong = heard.stream()
                .filter(peer ->
                        Evidence.far(peer.getValue().sight(self), own, patience, false) == Evidence.ANSWERS_WRONG)
                .toList();
        return new FromAfar(
                wrong.stream().map(Map.Entry::getKey).toList(),
                wrong.stream()
                        .mapToInt(peer -> peer.getValue().sight(self).failing())
                        .min()
                        .orElse(0),
                situation.service().regions().size() - 1 - heard.size(),
                situation.service().majority());
    }

    /** Whether enough of them say that it has failed. */
    boolean convicts() {
        return wrong.size() >= enough;
    }

    /** Whether enough of them may say so, for all that is heard. */
    boolean mayConvict() {
        return wrong.size() + unheard >= enough;
    }
}
