package dev.regent.simulation.invariant;

import dev.regent.decision.Decide;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.simulation.regent.SimulatedRegent;
import dev.regent.world.Decision;
import dev.regent.world.Region;
import dev.regent.world.ServiceDecision;
import dev.regent.world.ServiceView;
import dev.regent.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The same world gives the same decision, and one that is taken for done gives the same votes when nothing is new. */
public final class DecisionsRepeat implements Invariant {
    /** Every so-many-th moment is enough: there are very many. */
    private static final int EACH = 7;

    private int moments;

    @Override
    public String sentence() {
        return "a decision done twice changes nothing the second time";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        if (++moments % EACH != 0) {
            return Optional.empty();
        }
        return moment.scene().regents().stream()
                .filter(SimulatedRegent::isUp)
                .flatMap(regent -> broken(moment, regent).stream())
                .findFirst();
    }

    private static Optional<String> broken(Moment moment, SimulatedRegent regent) {
        World world = regent.world().orElseThrow();
        Decision once = Decide.decide(world, moment.at());
        if (!once.equals(Decide.decide(world, moment.at()))) {
            return Optional.of(regent + " decides the same world in two ways");
        }
        // What has just been looked at is counted by the first decision; from then on there is nothing new.
        World counted = done(world, once);
        Decision done = Decide.decide(counted, moment.at());
        Decision again = Decide.decide(done(counted, done), moment.at());
        return votes(done).equals(votes(again))
                ? Optional.empty()
                : Optional.of(regent + " holds " + votes(done) + ", and when that is done " + votes(again));
    }

    /** The world in which it is done and nobody has looked since. */
    private static World done(World world, Decision decision) {
        Map<String, ServiceView> views = new HashMap<>();
        world.services().forEach((name, view) -> views.put(name, unlooked(view)));
        return new World(
                world.settings(),
                world.replica(),
                Optional.of(decision.report()),
                world.own(),
                world.unreadable(),
                world.ownBoard(),
                world.peers(),
                views,
                world.intents(),
                world.canaries(),
                world.attention(),
                false);
    }

    private static ServiceView unlooked(ServiceView view) {
        return new ServiceView(
                view.service(),
                view.sightings(),
                view.witnesses(),
                view.epoch(),
                view.shown(),
                view.answer(),
                view.zone(),
                view.cluster(),
                view.signals(),
                view.strain(),
                view.looks(),
                false);
    }

    private static Map<String, Set<Region>> votes(Decision decision) {
        return decision.services().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> votes(entry.getValue())));
    }

    private static Set<Region> votes(ServiceDecision decided) {
        return decided.said().votes().keySet();
    }
}
