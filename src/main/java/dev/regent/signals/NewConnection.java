package dev.regent.signals;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.util.Timeout;

/** An HTTP client for one request: it connects, asks once, follows nothing, remembers nothing. */
final class NewConnection {
    /** Trusts what the JVM trusts. */
    private static final TlsSocketStrategy TLS = DefaultClientTlsStrategy.createSystemDefault();

    private NewConnection() {}

    /** @param deadline for the whole, which is ended from outside; each step ends by itself should that fail */
    static CloseableHttpClient to(List<InetSocketAddress> addresses, Duration deadline) {
        Timeout timeout = Timeout.of(deadline.multipliedBy(2));
        var connections = BasicHttpClientConnectionManager.create(
                null,
                new Addresses(addresses),
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register(URIScheme.HTTPS.id, TLS)
                        .build(),
                null);
        connections.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(timeout)
                .setSocketTimeout(timeout)
                .build());
        connections.setTlsConfig(TlsConfig.custom().setHandshakeTimeout(timeout).build());
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(timeout).build())
                .setUserAgent("regent")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }
}
