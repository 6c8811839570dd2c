package dev.regent.sandbox.route53.dataplane;

/**
 * What one look at an endpoint came to.
 *
 * @param status in the words of {@code GetHealthCheckStatus}, such as {@code Success: HTTP Status Code 200, OK}
 */
record Look(boolean passed, String status) {

    static Look success(String what) {
        return new Look(true, "Success: " + what);
    }

    static Look failure(String why) {
        return new Look(false, "Failure: " + why);
    }
}
