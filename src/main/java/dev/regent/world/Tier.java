package dev.regent.world;

/** How much a region holds ready for a service in normal times. */
public enum Tier {
    /** Sized for all of the demand. */
    PRIMARY,
    /** A standby that always holds 50 % of the primary's capacity. */
    HOT,
    /** A standby without capacity until told; its models are synchronised daily. */
    COLD
}
