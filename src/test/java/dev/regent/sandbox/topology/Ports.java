package dev.regent.sandbox.topology;

import java.util.Random;

/**
 * The ports of everything, counted from a first one, so that two sandboxes can stand side by side. What belongs to a
 * region has the same port on each region's own address.
 *
 * @param first the control's; 1024 to {@value #HIGHEST}
 */
public record Ports(int first) {
    /** Those of a sandbox started by hand. */
    public static final Ports USUAL = new Ports(9000);

    static final int HIGHEST = 65_000;
    private static final int LINKS = 100;
    private static final int LOWEST_FOR_TESTS = 11_000;
    private static final int HIGHEST_FOR_TESTS = 20_000;
    private static final int SPAN = 200;

    public Ports {
        if (first < 1024 || first > HIGHEST) {
            throw new IllegalArgumentException("-Dports must be from 1024 to " + HIGHEST + ", but is " + first);
        }
    }

    /** Somewhere else than the usual ones, and below what the control planes that tests start listen on (from 20,000). */
    public static Ports elsewhere(Random random) {
        int slots = (HIGHEST_FOR_TESTS - LOWEST_FOR_TESTS) / SPAN;
        return new Ports(LOWEST_FOR_TESTS + SPAN * random.nextInt(slots));
    }

    public int control() {
        return first;
    }

    public int route53Api() {
        return first + 1;
    }

    public int dns() {
        return first + 53;
    }

    public int gateway() {
        return first + 80;
    }

    public int s3() {
        return first + 90;
    }

    /** Of the regents' own REST: replica 0 or 1. */
    public int regent(int replica) {
        return first + 81 + replica;
    }

    /** Of a regent's links, counted from 0, on its own region's address. */
    public int link(int number) {
        return first + LINKS + number;
    }
}
