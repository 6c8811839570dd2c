package dev.regent.world;

/**
 * Where a region answers a service's requests, as clients, checkers and regents reach it.
 *
 * @param scheme       {@code http} or {@code https}
 * @param address      an IPv4 or IPv6 address (answered as A or AAAA) or a host name (answered as CNAME)
 * @param port         1 to 65535
 * @param livenessPath what Route 53's checkers GET without credentials; it must fail while no replica is ready
 */
public record Gateway(String scheme, String address, int port, String livenessPath) {}
