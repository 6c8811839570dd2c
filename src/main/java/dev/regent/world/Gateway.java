package dev.regent.world;

/**
 * Where a region answers a service's requests, as clients, checkers and regents reach it.
 *
 * @param scheme       {@code http} or {@code https}
 * @param address      an IPv4 or IPv6 address (answered as A or AAAA) or a host name (answered as CNAME)
 * @param port         1 to 65535
 * @param livenessPath what Route 53's checkers GET without credentials; it must fail while no replica is ready
 */
public record Gateway(String scheme, String address, int port, String livenessPath) {
    /** The type of DNS record that answers it: A, AAAA or CNAME. */
    public String recordType() {
        if (address.matches("\\d+(\\.\\d+){3}")) {
            return "A";
        }
        return address.contains(":") ? "AAAA" : "CNAME";
    }

    /** The value of that record, as Route 53 takes it. */
    public String recordValue() {
        boolean relative = recordType().equals("CNAME") && !address.endsWith(".");
        return relative ? address + "." : address;
    }
}
