package dev.regent.sandbox.topology;

import dev.regent.world.Region;

/** What links lead to, by the names that {@link dev.regent.sandbox.links.Links} knows them by. */
public final class Target {
    /** Route 53's API. */
    public static final String ROUTE53 = "route53";

    /** What the names of all name servers begin with. */
    public static final String DNS = "dns ";

    private Target() {}

    public static String gateway(Region region) {
        return "gateway " + region;
    }

    /** The region's own API server, for its own regents. */
    public static String kubernetes(Region region) {
        return "kubernetes " + region;
    }

    /** The region's own monitoring, for its own regents. */
    public static String prometheus(Region region) {
        return "prometheus " + region;
    }

    /** The region's S3, with its board. */
    public static String board(Region region) {
        return "board " + region;
    }

    /**
     * A name server.
     *
     * @param number counted from 0
     */
    public static String nameServer(int number) {
        return DNS + number;
    }
}
