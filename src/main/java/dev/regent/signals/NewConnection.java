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

/**
 * Makes an HTTP client for each request: it connects, asks once, follows nothing, remembers nothing.
 *
 * @param tls      made when the process runs: a native image must not keep the trust of where it was built
 * @param deadline for the whole, which is ended from outside; each step ends by itself should that fail
 */
record NewConnection(TlsSocketStrategy tls, Duration deadline) {
    /** Trusts what the JVM trusts. */
    static NewConnection within(Duration deadline) {
        return new NewConnection(DefaultClientTlsStrategy.createSystemDefault(), deadline);
    }

    CloseableHttpClient to(List<InetSocketAddress> addresses) {
        Timeout timeout = Timeout.of(deadline.multipliedBy(2));
        var connections = BasicHttpClientConnectionManager.create(
                null,
                new Addresses(addresses),
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register(URIScheme.HTTPS.id, tls)
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
