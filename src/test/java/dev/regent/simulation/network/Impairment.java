package dev.regent.simulation.network;

import java.time.Duration;

/**
 * Something that is wrong on the way from some nodes to others; the way back is another one.
 *
 * @param loss      the share of messages that never arrive; 1 is a cut
 * @param delay     by how much a message is late at most
 * @param doubled   the share of messages that arrive twice
 */
public record Impairment(Node from, Node to, double loss, Duration delay, double doubled) {

    public static Impairment cut(Node from, Node to) {
        return new Impairment(from, to, 1, Duration.ZERO, 0);
    }

    public static Impairment loses(Node from, Node to, double share) {
        return new Impairment(from, to, share, Duration.ZERO, 0);
    }

    public static Impairment delays(Node from, Node to, Duration atMost) {
        return new Impairment(from, to, 0, atMost, 0);
    }

    public static Impairment doubles(Node from, Node to, double share) {
        return new Impairment(from, to, 0, Duration.ZERO, share);
    }

    boolean concerns(Node sender, Node receiver) {
        return from.equals(sender) && to.equals(receiver);
    }
}
