package dev.regent.world;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The longest that one way of moving the traffic takes, component by component.
 *
 * @param name such as "by vote"
 */
public record BudgetPath(String name, List<Component> components) {
    public BudgetPath {
        components = List.copyOf(components);
    }

    /** One part of the way, at its longest. */
    public record Component(String what, Duration worst) {}

    public Duration total() {
        return components.stream().map(Component::worst).reduce(Duration.ZERO, Duration::plus);
    }

    /** The path for people: "by vote: detect 5 s + … = 21 s". */
    @Override
    public String toString() {
        return components.stream()
                .map(component -> component.what() + " " + seconds(component.worst()))
                .collect(Collectors.joining(" + ", name + ": ", " = " + seconds(total())));
    }

    /** Seconds as people write them, rounded up. */
    public static String seconds(Duration duration) {
        return (duration.toMillis() + 999) / 1000 + " s";
    }
}
