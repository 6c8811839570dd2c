package dev.regent.sandbox.timeline;

import dev.regent.sandbox.route53.ChangeEvent;
import dev.regent.sandbox.route53.dataplane.Choice;
import dev.regent.world.Region;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Tells what Route 53 does: which check changed its mind and what that means, what DNS answers, who moved weights. */
public final class Route53Feed {
    private static final String ROUTE53 = "Route 53";

    private final String dnsName;
    private final Map<String, String> checks;
    private final UnaryOperator<String> who;
    private final Timeline timeline;
    private final AtomicReference<List<String>> answered = new AtomicReference<>(List.of());

    /**
     * For one service's zone.
     *
     * @param checks symbolic names by id
     * @param who    whose access key that is, in words
     */
    public Route53Feed(String dnsName, Map<String, String> checks, UnaryOperator<String> who, Timeline timeline) {
        this.dnsName = dnsName;
        this.checks = Map.copyOf(checks);
        this.who = who;
        this.timeline = timeline;
    }

    /** What is answered already when it begins to listen, and so is no news. */
    public void answersAlready(List<Choice> choices) {
        answered.set(regions(choices));
    }

    /** A check, as the name servers know it, has changed its mind. */
    public void health(String id, boolean healthy, Instant at) {
        String name = checks.getOrDefault(id, "");
        String[] parts = name.split("/", -1);
        if (parts[0].equals("canary")) {
            timeline.add(at, Event.Kind.NOTE, parts[1], ROUTE53, canary(healthy));
        } else if (parts.length == 2) {
            timeline.add(at, healthy ? Event.Kind.OPEN : Event.Kind.OUT, parts[1], ROUTE53, "");
        } else if (parts.length == 3) {
            part(parts[1], parts[2], healthy, at);
        }
    }

    private static String canary(boolean healthy) {
        return healthy ? "its checkers can read votes on that board" : "its checkers cannot read votes on that board";
    }

    private void part(String region, String child, boolean healthy, Instant at) {
        int dash = child.indexOf('-');
        String rest = child.substring(dash + 1);
        switch (child.substring(0, dash)) {
            case "gateway" ->
                timeline.add(at, Event.Kind.GATEWAY_CHECK, region, ROUTE53, gateway(healthy) + ", copy " + rest);
            case "own" ->
                timeline.add(at, Event.Kind.VOTE_CHECK, region, ROUTE53, seen(healthy, "its own") + ", copy " + rest);
            default -> timeline.add(at, Event.Kind.VOTE_CHECK, region, ROUTE53, seen(healthy, "that of " + rest));
        }
    }

    private static String gateway(boolean healthy) {
        return healthy ? "the gateway passes" : "the gateway fails";
    }

    private static String seen(boolean healthy, String whose) {
        return "a vote against it, " + whose + ", is " + (healthy ? "gone" : "seen");
    }

    /** What DNS may answer has changed; only who is answered is worth telling. */
    public void answer(String name, String type, List<Choice> choices, Instant at) {
        boolean address = type.equals("A") || type.equals("AAAA") || type.equals("CNAME");
        List<String> regions = regions(choices);
        if (name.equals(dnsName) && address && !regions.equals(answered.getAndSet(regions))) {
            timeline.add(
                    at, Event.Kind.DNS_ANSWER, String.join("+", regions), ROUTE53, regions.isEmpty() ? "nothing" : "");
        }
    }

    /** The regions among which an answer chooses. */
    public static List<String> regions(List<Choice> choices) {
        return choices.stream()
                .map(choice -> choice.record().setIdentifier())
                .filter(java.util.Objects::nonNull)
                .map(Region::new)
                .sorted()
                .map(Region::name)
                .distinct()
                .toList();
    }

    /** Somebody has asked for a change of records. */
    public void change(ChangeEvent event) {
        Event.Kind kind = event.accepted() ? Event.Kind.WEIGHTS : Event.Kind.WEIGHTS_REFUSED;
        String why = event.accepted() ? event.summary() : event.error() + ": " + String.join("; ", event.why());
        timeline.add(event.at(), kind, "", who.apply(event.who()), why);
    }
}
