package dev.regent.world;

/**
 * What one {@link Source} showed when it could last be looked at.
 *
 * @param share  of the demand that a region serves by it, 0 to 1; 1 of what says nothing of how much
 * @param why    the sentence for people
 * @param missed looks since then in which whoever is asked answered, and knew nothing of it
 */
public record Symptom(double share, String why, int missed) {
    /** Of this look. */
    public Symptom(double share, String why) {
        this(share, why, 0);
    }

    /** One more look without it. */
    public Symptom missedOnce() {
        return new Symptom(share, why, missed + 1);
    }
}
