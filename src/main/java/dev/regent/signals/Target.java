package dev.regent.signals;

import dev.regent.world.Gateway;
import dev.regent.world.Service;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/**
 * Where a gateway is connected to, and by what name it is asked.
 *
 * @param scheme  {@code http} or {@code https}
 * @param name    the service's own DNS name, as clients send it in Host and SNI
 * @param port    as clients use it
 * @param address where to connect; resolved for every look unless it is an address already
 */
record Target(String scheme, String name, int port, InetSocketAddress address) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** @param via to connect to instead of the gateway's own address */
    static Target of(Service service, Gateway gateway, @Nullable InetSocketAddress via) {
        String main = service.mainName();
        return new Target(
                gateway.scheme(),
                main.endsWith(".") ? main.substring(0, main.length() - 1) : main,
                gateway.port(),
                via == null ? InetSocketAddress.createUnresolved(gateway.address(), gateway.port()) : via);
    }

    HttpHost host() {
        return new HttpHost(scheme, name, port);
    }

    /** What the Host header says: without the port where it is the scheme's own. */
    URIAuthority authority() {
        boolean usual = port == (scheme.equals("https") ? HTTPS : HTTP);
        return new URIAuthority(name, usual ? -1 : port);
    }

    /** All addresses, in the resolver's order; may block. */
    List<InetSocketAddress> addresses() throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(address.getHostString()))
                .map(each -> new InetSocketAddress(each, address.getPort()))
                .toList();
    }

    /** For sentences, such as {@code 192.0.2.1:443}. */
    String where() {
        String host = address.getHostString();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
