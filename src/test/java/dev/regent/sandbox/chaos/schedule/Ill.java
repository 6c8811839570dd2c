package dev.regent.sandbox.chaos.schedule;

import dev.regent.world.Region;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sandbox's faults that chaos uses, each with what it harms, which is what invariants may excuse by it. */
public enum Ill {
    GATEWAY_DIES("gateway-dies", Harm.SERVING),
    GATEWAY_HANGS("gateway-hangs", Harm.SERVING),
    INFERENCE_FAILS("inference-fails", Harm.SERVING),
    INFERENCE_HANGS("inference-hangs", Harm.SERVING),
    NO_READY_REPLICA("no-ready-replica", Harm.SERVING),
    GATEWAY_SLOW("gateway-slow", Harm.SERVING),
    SHORT_FLAP("short-flap", Harm.SERVING),
    REGION_DARK("region-dark", Harm.SERVING, Harm.PROCESS, Harm.BOARD),
    REGENT_DIES("regent-dies", Harm.PROCESS),
    ALL_REGENTS_DIE("all-regents-die", Harm.PROCESS),
    REGENT_PAUSED("regent-paused", Harm.PROCESS),
    WALL_CLOCK_JUMPS("wall-clock-jumps", Harm.SIGHT),
    S3_DOWN("s3-down", Harm.BOARD),
    VOTES_UNSEEN("votes-unseen", Harm.BOARD),
    ROUTE53_API_DOWN("route53-api-down", Harm.CONTROL_PLANE),
    OBSERVER_BLIND("observer-blind", Harm.SIGHT),
    BOARDS_UNREADABLE("boards-unreadable", Harm.SIGHT),
    OWN_BOARD_UNREACHABLE("own-board-unreachable", Harm.SIGHT, Harm.BOARD),
    DNS_UNREACHABLE("dns-unreachable", Harm.SIGHT),
    API_UNREACHABLE("api-unreachable", Harm.CONTROL_PLANE),
    CUT_OFF("cut-off", Harm.SIGHT, Harm.BOARD),
    PEERS_CUT_OFF("peers-cut-off", Harm.SIGHT),
    SLOW_LINKS("slow-links", Harm.SIGHT),
    WEAK_CAPACITY("weak-capacity", Harm.CAPACITY),
    OVERLOAD("overload", Harm.CAPACITY),
    REGION_ABLE("region-able", Harm.CAPACITY);

    /** What of a region suffers. */
    public enum Harm {
        /** Users who are sent there get no answer. */
        SERVING,
        /** Users who are sent there may get fewer answers, or more, than usual. */
        CAPACITY,
        /** Its regent does nothing meanwhile. */
        PROCESS,
        /** Its regent sees less, or something else, than there is. */
        SIGHT,
        /** What lies on its board is not read by everybody, or cannot be changed. */
        BOARD,
        /** Weights cannot be moved. */
        CONTROL_PLANE
    }

    private final String fault;
    // What Set.of makes cannot be changed, which its type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Harm> harms;

    Ill(String fault, Harm... harms) {
        this.fault = fault;
        this.harms = Set.of(harms);
    }

    /** As the sandbox's faults name it. */
    public String fault() {
        return fault;
    }

    public boolean harms(Harm harm) {
        return harms.contains(harm);
    }

    public static Optional<Ill> named(String fault) {
        return Stream.of(values()).filter(ill -> ill.fault.equals(fault)).findFirst();
    }

    /** Whether users who are sent there get no answer. */
    public boolean stopsServing() {
        return harms(Harm.SERVING);
    }

    /** Whether traffic has no reason to move because of it. */
    public boolean leavesServing() {
        return !harms(Harm.SERVING) && !harms(Harm.CAPACITY);
    }

    /** Whether processes end by it. */
    public boolean kills() {
        return this == REGION_DARK || this == REGENT_DIES || this == ALL_REGENTS_DIE;
    }

    /** The regions that it touches when it strikes one. */
    public Set<Region> touches(Region struck, List<Region> all) {
        return switch (this) {
            case ALL_REGENTS_DIE, ROUTE53_API_DOWN, OVERLOAD -> Set.copyOf(all);
            case PEERS_CUT_OFF ->
                all.stream().filter(region -> !region.equals(struck)).collect(Collectors.toSet());
            default -> Set.of(struck);
        };
    }
}
