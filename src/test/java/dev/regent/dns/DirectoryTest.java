package dev.regent.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;

class DirectoryTest {
    private final NamedZone zone = new NamedZone();
    private final Resolver resolver = new SimpleResolver(zone.address());

    @AfterEach
    void stop() {
        zone.close();
    }

    @Test
    void keepsToAddressesThatAreConfigured() {
        InetSocketAddress configured = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5353);

        Directory directory = new Directory("api.example.com.", List.of(configured), resolver);

        assertThat(directory.get()).containsExactly(configured);
        assertThat(directory.changes()).isFalse();
    }

    @Test
    void resolvesHostsThatAreConfigured() {
        InetSocketAddress host = InetSocketAddress.createUnresolved("localhost", 5353);
        Directory directory = new Directory("api.example.com.", List.of(host), resolver);

        directory.refresh();

        assertThat(directory.get()).singleElement().satisfies(server -> {
            assertThat(server.isUnresolved()).isFalse();
            assertThat(server.getPort()).isEqualTo(5353);
        });
    }

    @Test
    void findsTheNameServersOfTheZoneAboveTheName() {
        zone.text("_regent.api.example.com.", "anything");
        Directory directory = new Directory("api.example.com.", List.of(), resolver);

        directory.refresh();

        assertThat(directory.get()).singleElement().satisfies(server -> {
            assertThat(server.getHostName()).isEqualTo("localhost");
            assertThat(server.getPort()).isEqualTo(53);
        });
    }

    @Test
    void doesNotGoFurtherUpWhenTheResolverCannotSay() {
        Directory directory = new Directory("api.example.org.", List.of(), resolver);

        directory.refresh();

        assertThat(directory.get()).isEmpty();
    }
}
