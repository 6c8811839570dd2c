package dev.regent.sandbox.route53;

/**
 * The errors that the twin answers, with Route 53's own names and HTTP status codes.
 *
 * <p>Source: the errors of each action in the Amazon Route 53 API Reference (2013-04-01) and its Common Errors.
 */
public enum ErrorCode {
    INVALID_CHANGE_BATCH("InvalidChangeBatch", 400),
    INVALID_INPUT("InvalidInput", 400),
    INVALID_DOMAIN_NAME("InvalidDomainName", 400),
    NO_SUCH_HOSTED_ZONE("NoSuchHostedZone", 404),
    NO_SUCH_HEALTH_CHECK("NoSuchHealthCheck", 404),
    NO_SUCH_CHANGE("NoSuchChange", 404),
    HOSTED_ZONE_ALREADY_EXISTS("HostedZoneAlreadyExists", 409),
    HOSTED_ZONE_NOT_EMPTY("HostedZoneNotEmpty", 400),
    TOO_MANY_HOSTED_ZONES("TooManyHostedZones", 400),
    HEALTH_CHECK_ALREADY_EXISTS("HealthCheckAlreadyExists", 409),
    HEALTH_CHECK_VERSION_MISMATCH("HealthCheckVersionMismatch", 409),
    TOO_MANY_HEALTH_CHECKS("TooManyHealthChecks", 400),
    PRIOR_REQUEST_NOT_COMPLETE("PriorRequestNotComplete", 400),
    THROTTLING("Throttling", 400),
    MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationToken", 403),
    INCOMPLETE_SIGNATURE("IncompleteSignature", 400),
    INVALID_CLIENT_TOKEN_ID("InvalidClientTokenId", 403),
    SIGNATURE_DOES_NOT_MATCH("SignatureDoesNotMatch", 403),
    INTERNAL_FAILURE("InternalFailure", 500),
    NOT_IMPLEMENTED("NotImplemented", 501);

    private final String wireName;
    private final int status;

    ErrorCode(String wireName, int status) {
        this.wireName = wireName;
        this.status = status;
    }

    public String wireName() {
        return wireName;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }
}
