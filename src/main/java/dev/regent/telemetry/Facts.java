package dev.regent.telemetry;

import dev.regent.world.Decision;
import dev.regent.world.Region;
import dev.regent.world.ServiceDecision;
import dev.regent.world.ServiceView;
import dev.regent.world.World;
import dev.regent.world.ZoneState;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is worth a line in the log when it changes.
 *
 * @param facts by what they are about, such as {@code chat: home}
 */
record Facts(SortedMap<String, Fact> facts) {
    static final Facts NONE = new Facts(new TreeMap<>());

    /**
     * One of them.
     *
     * @param state a change of this is a change
     * @param why   the sentence to say with it; a change of this alone is none
     */
    record Fact(String state, String why) {}

    static Facts of(World world, Decision decision) {
        SortedMap<String, Fact> facts = new TreeMap<>();
        facts.put("role", new Fact(lower(decision.role()), decision.why()));
        world.unreadable().ifPresent(there -> facts.put("own report", new Fact("cannot be read", there.why())));
        world.services().forEach((name, view) -> {
            zone(facts, name, view);
            Optional.ofNullable(decision.services().get(name)).ifPresent(it -> decided(facts, name, it));
        });
        decision.report()
                .intents()
                .forEach((id, intent) -> facts.put(
                        intent.service() + ": " + lower(intent.verb()) + " " + id,
                        new Fact(
                                lower(intent.state()),
                                intent.outcome().isEmpty() ? intent.reason() : intent.outcome())));
        return new Facts(facts);
    }

    private static void zone(SortedMap<String, Fact> facts, String name, ServiceView view) {
        view.epoch()
                .ifPresent(epoch -> facts.put(
                        name + ": epoch", new Fact(Long.toString(epoch.number()), "written by " + epoch.writer())));
        view.answer()
                .ifPresent(answer -> facts.put(
                        name + ": DNS answers", new Fact(new java.util.TreeSet<>(answer.regions()).toString(), "")));
        for (String finding : view.zone().known().map(ZoneState::findings).orElse(java.util.List.of())) {
            facts.put(name + ": " + finding, new Fact("found by the audit", ""));
        }
    }

    private static void decided(SortedMap<String, Fact> facts, String name, ServiceDecision decision) {
        var condition = decision.said().condition();
        facts.put(name + ": condition", new Fact(condition.word(), condition.why()));
        facts.put(
                name + ": able",
                new Fact(decision.said().able() ? "yes" : "no", decision.said().ableWhy()));
        facts.put(name + ": home", region(decision.home()));
        facts.put(name + ": heir", region(decision.heir()));
        facts.put(name + ": acting home", region(decision.acting()));
        decision.said()
                .votes()
                .forEach((region, vote) -> facts.put(name + ": vote against " + region, new Fact("held", vote.why())));
        decision.refusals()
                .forEach(refusal -> facts.put(name + ": " + refusal.what(), new Fact("not done", refusal.why())));
        decision.move()
                .ifPresent(move -> facts.put(
                        name + ": weights proposed",
                        new Fact(move.home() + " " + new TreeMap<>(move.weights()), move.why())));
    }

    private static Fact region(Optional<Region> region) {
        return new Fact(region.map(Region::name).orElse("nobody"), "");
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
