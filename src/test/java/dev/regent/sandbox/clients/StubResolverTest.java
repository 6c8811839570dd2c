package dev.regent.sandbox.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

class StubResolverTest {
    private final AtomicLong clock = new AtomicLong();
    private OneNameServer first;
    private OneNameServer second;

    @BeforeEach
    void start() throws IOException {
        first = new OneNameServer("127.0.0.1", 5);
        second = new OneNameServer("127.0.0.2", 5);
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void keepsAnAnswerForExactlyItsTtl() {
        var resolver = resolver(first.socketAddress());
        assertThat(address(resolver)).isEqualTo("127.0.0.1");
        first.answers("127.0.0.9");

        clock.set(Duration.ofSeconds(5).toNanos() - 1);
        assertThat(address(resolver)).isEqualTo("127.0.0.1");
        assertThat(first.asked()).isEqualTo(1);

        clock.set(Duration.ofSeconds(5).toNanos());
        assertThat(address(resolver)).isEqualTo("127.0.0.9");
        assertThat(first.asked()).isEqualTo(2);
    }

    @Test
    void asksTheNextServerWhenOneIsGone() {
        first.close();

        assertThat(address(resolver(first.socketAddress(), second.socketAddress())))
                .isEqualTo("127.0.0.2");
    }

    @Test
    void asksTheNextServerWhenOneCannotSay() {
        first.answersWith(Rcode.SERVFAIL);

        assertThat(address(resolver(first.socketAddress(), second.socketAddress())))
                .isEqualTo("127.0.0.2");
    }

    @Test
    void asksAgainAfterAFailure() {
        var resolver = resolver(first.socketAddress());
        first.answersWith(Rcode.NXDOMAIN);
        assertThatThrownBy(() -> address(resolver)).rootCause().hasMessageContaining("chat.example.com");

        first.answers("127.0.0.9");
        assertThat(address(resolver)).isEqualTo("127.0.0.9");
    }

    private StubResolver resolver(InetSocketAddress... servers) {
        return new StubResolver("chat.example.com", List.of(servers), clock::get);
    }

    private static String address(StubResolver resolver) {
        return resolver.lookUp().join().getHostAddress();
    }
}
