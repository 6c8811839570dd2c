package dev.regent.simulation.invariant;

import dev.regent.simulation.Deed.Changed;
import dev.regent.simulation.Invariant;
import dev.regent.simulation.Moment;
import dev.regent.world.Intent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An order to fail over moves the weights once, and none after it was seen refused or done. */
public final class OrdersEnd implements Invariant {
    private static final int KNOWN = 30;

    private final Map<String, Integer> carriedOut = new HashMap<>();
    private final Streaks<Intent.Id> ended = new Streaks<>();

    @Override
    public String sentence() {
        return "an order once refused or done changes nothing more";
    }

    @Override
    public Optional<String> broken(Moment moment) {
        Optional<String> broken = moment.deeds(Changed.class).stream()
                .filter(change -> change.why().startsWith("ordered by"))
                .flatMap(change -> broken(moment, change).stream())
                .findFirst();
        moment.scene().orders().forEach(order -> ended.count(order.id(), isEnded(moment, order)));
        return broken;
    }

    private Optional<String> broken(Moment moment, Changed change) {
        int times = carriedOut.merge(change.why(), 1, Integer::sum);
        if (times > 1) {
            return Optional.of("weights were moved " + times + " times: " + change.why());
        }
        return moment.scene().orders().stream()
                .filter(order -> change.why().endsWith(order.reason()) && ended.of(order.id()) >= KNOWN)
                .findFirst()
                .map(order -> "weights were moved after the order had ended for " + ended.of(order.id()) + " s: "
                        + change.why());
    }

    /** Everybody who is in order has it so on the board. */
    private static boolean isEnded(Moment moment, Intent order) {
        return moment.regions().stream()
                .filter(moment::isInOrder)
                .map(region -> moment.scene().cloud().board(region).report())
                .allMatch(stored -> stored.map(there -> there.intents().get(order.id()))
                        .filter(there -> there.state() != Intent.State.OPEN)
                        .isPresent());
    }
}
