package dev.regent.oncall;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a regent sees, decides and why, as JSON. What is not known is left out.
 *
 * @param role       acting, watching or blind, with the reason in {@code why}
 * @param at         the regent's clock at its last tick
 * @param digest     of its configuration
 * @param agesSeconds how long ago each thing was last looked at
 * @param boards     by region
 * @param services   by name
 * @param intents    the orders of people, tombstones included, the last one first
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusPage(
        String region,
        String replica,
        String role,
        String why,
        String at,
        long sequence,
        String digest,
        Map<String, Double> agesSeconds,
        Map<String, BoardPage> boards,
        Map<String, ServicePage> services,
        List<IntentPage> intents) {

    /**
     * A region's board.
     *
     * @param writer          the replica that wrote its report last
     * @param standstill      looks since the report last changed
     * @param sameSettings    whether its writer has the same configuration as this regent
     * @param checkersCanRead whether Route 53's checkers can read votes on it
     * @param unreadable      why it could not be read, where it could not
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BoardPage(
            @Nullable String writer,
            @Nullable Long sequence,
            int standstill,
            @Nullable Boolean sameSettings,
            @Nullable Boolean checkersCanRead,
            @Nullable String unreadable) {}

    /**
     * A service.
     *
     * @param acting   who serves while the home is out
     * @param answers  the regions that DNS answers now
     * @param weights  as Route 53's API shows them
     * @param regions  by name
     * @param votes    held by everybody, as far as their reports are known
     * @param evidence of the condition of this regent's own region, the strongest first
     * @param refusals what is not done, and why not
     * @param findings where the zone differs from the desired one
     * @param move     the weights that are proposed now
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ServicePage(
            List<String> names,
            @Nullable String home,
            @Nullable String heir,
            @Nullable String acting,
            @Nullable EpochPage epoch,
            @Nullable Long shownEpoch,
            @Nullable List<String> answers,
            @Nullable Map<String, Integer> weights,
            @Nullable ChangePage change,
            Map<String, RegionPage> regions,
            List<VotePage> votes,
            List<String> evidence,
            List<RefusalPage> refusals,
            List<String> findings,
            @Nullable MovePage move,
            List<BudgetPage> budget) {}

    @RegisterForReflection
    public record EpochPage(long number, String home, String writer, String at) {}

    @RegisterForReflection
    public record ChangePage(String id, long epoch, boolean insync) {}

    @RegisterForReflection
    public record MovePage(String home, Map<String, Integer> weights, String why) {}

    /** How long one way of moving the traffic takes at worst; {@code sum} spells it out. */
    @RegisterForReflection
    public record BudgetPage(String path, double seconds, String sum) {}

    /**
     * A service in a region.
     *
     * @param condition healthy, degraded, failed or unknown, as that region's regent says
     * @param share     of the demand that a degraded one serves
     * @param up        what Route 53's check of the gateway says: yes, no or unknown
     * @param open      whether Route 53 counts it in: yes, no or unknown
     * @param seenFrom  its gateway as seen from each region
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RegionPage(
            String tier,
            String gateway,
            String condition,
            String conditionWhy,
            @Nullable Double share,
            boolean able,
            String ableWhy,
            String up,
            String open,
            Map<String, SightPage> seenFrom) {}

    /**
     * A gateway from one region's point of view.
     *
     * @param latest  serves, saturated, answers-wrong or no-answer
     * @param serving looks in a row that were answered
     * @param failing looks in a row that were not
     */
    @RegisterForReflection
    public record SightPage(String latest, String why, int serving, int failing, long looks) {}

    /**
     * A vote.
     *
     * @param by    the region whose regent holds it
     * @param looks ticks since it was first held
     * @param shown whether the object is seen on the board; left out for other boards than one's own
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record VotePage(
            String by,
            String against,
            String why,
            int looks,
            @Nullable Boolean shown) {}

    @RegisterForReflection
    public record RefusalPage(String what, String why) {}

    /** An order, or a pause; {@code state} is open, done or refused. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IntentPage(
            String id,
            String order,
            String service,
            @Nullable String from,
            @Nullable String to,
            String reason,
            String by,
            String expires,
            String state,
            String outcome) {}
}
