package dev.regent.sandbox.route53.dataplane;

/**
 * What one checker holds of one endpoint. It changes its mind after as many consecutive looks to the contrary as the
 * failure threshold says, in both directions (Route 53 developer guide, "Values that you specify when you create or
 * update health checks": failure threshold). A new checker takes the endpoint for healthy, as Route 53 does with a new
 * check "until there's enough data".
 *
 * @param against consecutive looks that contradicted {@code healthy}; 0 after one that agreed
 */
public record CheckerState(boolean healthy, int against) {

    public static CheckerState startingAs(boolean healthy) {
        return new CheckerState(healthy, 0);
    }

    /**
     * The state after one more look.
     *
     * @param failureThreshold 1 to 10
     */
    public CheckerState after(boolean passed, int failureThreshold) {
        if (passed == healthy) {
            return startingAs(healthy);
        }
        return against + 1 >= failureThreshold ? startingAs(passed) : new CheckerState(healthy, against + 1);
    }
}
