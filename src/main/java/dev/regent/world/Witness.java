package dev.regent.world;

/**
 * Route 53's own opinion of a region, read from its data plane.
 *
 * @param up   the gateway's own check ({@code _up})
 * @param open the calculated check, votes included ({@code _open})
 */
public record Witness(Sign up, Sign open) {
    /** What a TXT record said; UNKNOWN where nobody answered. */
    public enum Sign {
        YES,
        NO,
        UNKNOWN
    }

    public static final Witness SILENT = new Witness(Sign.UNKNOWN, Sign.UNKNOWN);
}
