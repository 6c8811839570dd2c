package dev.regent.sandbox.control;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /state}: everything there is to see in the sandbox now. Instants are ISO-8601 in UTC.
 *
 * @param name     that clients use
 * @param headline the whole in a sentence
 * @param epoch    from Route 53's API, changes on their way to DNS included; null without one
 * @param weights  by region, from there too
 * @param answered the regions that DNS may answer now
 * @param unrest   what keeps the sandbox from being quiet
 */
public record State(
        String at,
        String service,
        String name,
        Headline headline,
        @Nullable EpochNow epoch,
        Map<String, Integer> weights,
        List<String> answered,
        List<RegionNow> regions,
        List<VoteNow> votes,
        List<ClientNow> clients,
        Traffic traffic,
        FaultsNow faults,
        List<EventNow> timeline,
        List<String> unrest,
        Where where) {

    /**
     * A sentence for somebody who was woken by it.
     *
     * @param level good, warn or bad
     */
    public record Headline(String text, String level) {}

    /** The record {@code _regent.<name>}. */
    public record EpochNow(long number, String home, String writer, String at) {}

    /**
     * A region.
     *
     * @param roles    home, heir, acting home
     * @param answered whether DNS may answer it now
     * @param open     whether Route 53 counts it healthy
     * @param outWhy   why it is not; "" where it is
     * @param up       whether its gateway passes Route 53's check
     * @param idle     whether it is meant to be out: a standby without capacity
     * @param able     as its regent says; null where there is no report
     */
    public record RegionNow(
            String name,
            String tier,
            List<String> roles,
            boolean answered,
            boolean open,
            String outWhy,
            boolean up,
            boolean idle,
            ConditionNow condition,
            @Nullable Boolean able,
            String ableWhy,
            GatewayNow gateway,
            String s3,
            String board,
            long answersPerSecond,
            @Nullable ReportNow report,
            List<RegentNow> regents) {}

    /** As its regent says; {@code unknown} where none does. */
    public record ConditionNow(String word, String why) {}

    /**
     * A gateway.
     *
     * @param capacity requests per second
     */
    public record GatewayNow(
            String endpoint, int readyReplicas, double capacity, List<String> faults, long answered, long refused) {}

    /**
     * What lies on the board.
     *
     * @param age in seconds
     */
    public record ReportNow(long sequence, String writer, double age) {}

    /** A replica's process: alive, paused or dead. */
    public record RegentNow(
            String replica,
            String state,
            String endpoint,
            String log,
            @Nullable String pid) {}

    /** A vote that lies on the voter's board. */
    public record VoteNow(String voter, String against, String why) {}

    /** A client since the last reset. */
    public record ClientNow(
            String name, long sent, long answered, long failed, Map<String, Long> by, Map<String, Long> because) {}

    /**
     * Both clients' good answers and failures, second by second, the last one last.
     *
     * @param seconds how many are kept
     */
    public record Traffic(int seconds, Map<String, List<Long>> regions, List<Long> failed) {}

    /** Faults at work, and those that there are. */
    public record FaultsNow(List<ActiveFault> active, List<KnownFault> known) {}

    /** A fault at work. */
    public record ActiveFault(String name, String region, String since) {}

    /** A fault that can be injected. */
    public record KnownFault(String name, String what) {}

    /** Of the timeline. */
    public record EventNow(String at, String kind, String event, String region, String by, String why) {}

    /**
     * What is where.
     *
     * @param credentials by whose they are; worth nothing outside the sandbox
     * @param links       where regents reach what
     * @param text        the same for people
     */
    public record Where(
            String control,
            String route53,
            String hostedZone,
            List<String> nameServers,
            Map<String, Credentials> credentials,
            String tokenFile,
            Map<String, String> links,
            String text) {}

    /** As the AWS CLI takes them. */
    public record Credentials(String accessKeyId, String secretAccessKey) {}
}
