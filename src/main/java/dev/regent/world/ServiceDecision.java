package dev.regent.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a regent decided for one service.
 *
 * @param home     as far as is known
 * @param heir     the first able and open standby
 * @param acting   who serves while the home is out
 * @param said     what goes into the report; its votes are the votes to hold
 * @param clues    of the condition of this region, the strongest first
 * @param able     of every region: whether it could serve, and why
 * @param move     weights to propose
 * @param refusals what is not done, and why not
 */
public record ServiceDecision(
        Optional<Region> home,
        Optional<Region> heir,
        Optional<Region> acting,
        ServiceReport said,
        List<Clue> clues,
        Map<Region, Verdict> able,
        Optional<WeightMove> move,
        List<Refusal> refusals) {
    public ServiceDecision {
        clues = List.copyOf(clues);
        able = Map.copyOf(able);
        refusals = List.copyOf(refusals);
    }

    /** Yes or no, with the sentence for it. */
    public record Verdict(boolean yes, String why) {}
}
