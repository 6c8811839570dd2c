package dev.regent.sandbox.route53;

import java.time.Instant;

/**
 * An accepted change on its way to the name servers.
 *
 * @param id     without the {@code /change/} prefix
 * @param inSync when all name servers have it
 */
public record ChangeInfo(String id, String comment, Instant submitted, Instant inSync) {
    /** PENDING or INSYNC. */
    public String status(Instant now) {
        return now.isBefore(inSync) ? "PENDING" : "INSYNC";
    }
}
