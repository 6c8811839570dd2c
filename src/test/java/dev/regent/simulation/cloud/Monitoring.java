package dev.regent.simulation.cloud;

/**
 * That every region has a cluster and a Prometheus at which its regent looks, and of what kind.
 *
 * @param isSlow  whether what is counted comes as late as with Prometheus' usual settings, or within seconds
 * @param standby replicas in every other region than the first
 * @param chokes  whether a gateway of which too much is asked lets the rest time out; else it refuses it at once
 */
public record Monitoring(boolean isSlow, int standby, boolean chokes) {
    /** Replicas of the first region: a little more than is asked for as a rule. */
    public static final int PRIMARY = 12;
}
