package dev.regent.simulation.cloud;

import dev.regent.sandbox.route53.HealthCheck;
import dev.regent.sandbox.route53.dataplane.CheckerState;
import dev.regent.sandbox.route53.dataplane.HealthRules;
import dev.regent.simulation.time.Dice;
import dev.regent.simulation.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One endpoint check and its checkers, each of which looks at a random moment of the first interval and then one
 * interval after each answer. Their rules are the sandbox twin's own code.
 */
final class EndpointWatch {
    private final HealthCheck check;
    private final Checkers.Asking asking;
    private final BiConsumer<EndpointWatch, Looker> look;
    private final VirtualTime time;
    private final Runnable flipped;
    private final List<CheckerState> checkers = new ArrayList<>();
    private int saying;
    private boolean isHealthy = true;

    /** Told once what one look came to, whenever that is. */
    interface Looker {
        void saw(boolean passed);
    }

    /**
     * Begins to look.
     *
     * @param look    makes one look
     * @param flipped told when the checkers together have changed their mind
     */
    EndpointWatch(
            HealthCheck check,
            int count,
            Checkers.Asking asking,
            VirtualTime time,
            Dice dice,
            BiConsumer<EndpointWatch, Looker> look,
            Runnable flipped) {
        this.check = check;
        this.asking = asking;
        this.look = look;
        this.time = time;
        this.flipped = flipped;
        for (int checker = 0; checker < count; checker++) {
            int number = checker;
            checkers.add(CheckerState.startingAs(true));
            time.after(dice.upTo(interval()), () -> look(number));
        }
        saying = count;
    }

    HealthCheck check() {
        return check;
    }

    boolean isHealthy() {
        return isHealthy;
    }

    private Duration interval() {
        return asking.interval();
    }

    private void look(int number) {
        look.accept(this, passed -> {
            saw(number, passed);
            time.after(interval(), () -> look(number));
        });
    }

    private void saw(int number, boolean passed) {
        CheckerState before = checkers.get(number);
        CheckerState after = before.after(passed, asking.threshold());
        checkers.set(number, after);
        if (before.healthy() != after.healthy()) {
            saying += after.healthy() ? 1 : -1;
            judge();
        }
    }

    /** As if every checker had looked just now. */
    void allSaw(boolean passed) {
        checkers.replaceAll(any -> CheckerState.startingAs(passed));
        saying = passed ? checkers.size() : 0;
        judge();
    }

    private void judge() {
        boolean now = HealthRules.endpointIsHealthy(saying, checkers.size());
        if (now != isHealthy) {
            isHealthy = now;
            flipped.run();
        }
    }
}
