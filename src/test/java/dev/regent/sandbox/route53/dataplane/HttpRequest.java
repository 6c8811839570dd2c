package dev.regent.sandbox.route53.dataplane;

import dev.regent.sandbox.route53.HealthCheck;
import dev.regent.sandbox.route53.HealthCheck.Config;
import org.jspecify.annotations.Nullable;

/** The request that a checker sends: a GET without a body (API {@code HealthCheckConfig}; User-Agent: AWS re:Post). */
final class HttpRequest {
    private HttpRequest() {}

    static String of(HealthCheck check) {
        Config config = check.config();
        return "GET " + pathOf(config) + " HTTP/1.1\r\n"
                + "Host: " + hostOf(config) + "\r\n"
                + "Connection: close\r\n"
                + "User-Agent: Amazon-Route53-Health-Check-Service (ref " + check.id()
                + "; report http://amzn.to/1vsZADi)\r\n"
                + "\r\n";
    }

    /** "If you don't include a leading slash (/) character, Route 53 automatically adds one." */
    private static String pathOf(Config config) {
        return config.path().startsWith("/") ? config.path() : "/" + config.path();
    }

    /** The port is left out where it is the protocol's own; the address stands in for a missing name. */
    private static String hostOf(Config config) {
        boolean https = config.type() == HealthCheck.Type.HTTPS || config.type() == HealthCheck.Type.HTTPS_STR_MATCH;
        String host = config.domainName() == null ? bracketed(config.address()) : config.domainName();
        return config.port() == (https ? 443 : 80) ? host : host + ":" + config.port();
    }

    private static String bracketed(@Nullable String address) {
        return address != null && address.contains(":") ? "[" + address + "]" : String.valueOf(address);
    }
}
