package dev.regent.simulation.client;

import dev.regent.simulation.cloud.Cloud;
import dev.regent.simulation.network.Node;
import dev.regent.simulation.time.Dice;
import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user who resolves the name, keeps to its TTL, and sends a request four times a second, each by a connection of its
 * own.
 */
public final class Client {
    private static final Duration INTERVAL = Duration.ofMillis(250);

    /** A second of good answers, as the sandbox's clients have it (20 at 20 a second). */
    private static final int GOOD_IN_A_ROW = 4;

    private final Cloud cloud;
    private final Dice dice;
    private final Duration ttl;
    private Instant resolveAt;
    private @Nullable Region resolved;
    private int good;
    private @Nullable Instant firstGood;
    private @Nullable Instant lastBad;
    private long sent;
    private long answered;

    public Client(Cloud cloud, Dice dice) {
        this.cloud = cloud;
        this.dice = dice;
        this.ttl = cloud.platform().service().thresholds().ttl();
        this.resolveAt = cloud.time().instant().plus(dice.upTo(ttl));
        cloud.time().after(dice.upTo(INTERVAL), this::request);
    }

    private void request() {
        Instant now = cloud.time().instant();
        if (resolved == null || !now.isBefore(resolveAt)) {
            resolved = cloud.nameServers().pick(dice);
            resolveAt = resolveAt.isAfter(now) ? resolveAt : now.plus(ttl);
        }
        sent++;
        boolean reached = !cloud.network().isCut(Node.CLIENTS, Node.gateway(resolved));
        if (reached && cloud.gateway(resolved).answers()) {
            answered++;
            good++;
            firstGood = good == 1 ? now : firstGood;
        } else {
            good = 0;
            lastBad = now;
        }
        cloud.time().after(INTERVAL, this::request);
    }

    /** Since when every request was answered; empty while they are not, or before there were enough in a row. */
    public Optional<Instant> servedSince() {
        return good >= GOOD_IN_A_ROW ? Optional.ofNullable(firstGood) : Optional.empty();
    }

    /** The last request that was not answered. */
    public Optional<Instant> lastBad() {
        return Optional.ofNullable(lastBad);
    }

    public long sent() {
        return sent;
    }

    public long answered() {
        return answered;
    }

    /** Whom it asks at present. */
    public Optional<Region> asks() {
        return Optional.ofNullable(resolved);
    }
}
