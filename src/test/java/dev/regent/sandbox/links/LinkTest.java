package dev.regent.sandbox.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkTest {
    private final Asked asked = new Asked();

    LinkTest() throws IOException {}

    @AfterEach
    void close() {
        asked.close();
    }

    @Test
    void passesTcpAndUdpOnOnePort() throws IOException {
        assertThat(asked.askOverTcp("hello")).isEqualTo("hello");
        assertThat(asked.askOverUdp("hello")).isEqualTo("hello");
    }

    @Test
    void refusesWhenCutAndPassesOnTheSamePortWhenHealed() throws IOException {
        var before = asked.link.address();

        asked.link.cut();
        assertThatThrownBy(() -> asked.askOverTcp("hello")).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> asked.askOverUdp("hello")).isInstanceOf(IOException.class);

        asked.link.heal();
        assertThat(asked.link.address()).isEqualTo(before);
        assertThat(asked.askOverTcp("hello")).isEqualTo("hello");
        assertThat(asked.askOverUdp("hello")).isEqualTo("hello");
    }

    @Test
    void canBeCutAndHealedOverAndOver() throws IOException {
        for (var round = 0; round < 20; round++) {
            asked.askOverTcp("hello");
            asked.link.cut();
            assertThatThrownBy(() -> asked.askOverTcp("hello")).isInstanceOf(ConnectException.class);
            asked.link.heal();
        }
    }

    @Test
    void resetsOpenConnectionsWhenCut() throws IOException {
        try (var connection = asked.connect()) {
            Asked.ask(connection, "hello");

            asked.link.cut();

            Asked.assertReset(connection);
        }
    }

    @Test
    void resetsOpenConnectionsOnceAndTakesNewOnes() throws IOException {
        try (var connection = asked.connect()) {
            Asked.ask(connection, "hello");

            asked.link.reset();

            Asked.assertReset(connection);
            assertThat(asked.askOverTcp("again")).isEqualTo("again");
        }
    }

    @Test
    void resetsWhenTheTargetRefuses() throws IOException {
        asked.echo.close();

        try (var connection = asked.connect()) {
            Asked.assertReset(connection);
        }
    }

    @Test
    void passesOnThatTheTargetBroke() throws IOException {
        try (var connection = asked.connect()) {
            Asked.ask(connection, "hello");

            asked.echo.close();

            assertThatThrownBy(() -> Asked.ask(connection, "hello")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void passesAllOfALargeTransferWhenSlow() throws IOException {
        asked.link.slow(Duration.ofMillis(5));
        var large = "0123456789".repeat(20_000);

        assertThat(asked.askOverTcp(large)).isEqualTo(large);
    }

    @Test
    void isFoundByItsEnds() {
        try (var links = new Links()) {
            var opened = links.open(
                    "us-east-1", "gateway us-east-2", new InetSocketAddress("127.0.12.1", 0), asked.echo.address());

            assertThat(links.between("us-east-1", "gateway us-east-2")).isSameAs(opened);
            assertThat(links.from("us-east-1")).containsExactly(opened);
            assertThat(links.to("gateway us-east-2")).containsExactly(opened);
            assertThatThrownBy(() -> links.between("us-east-1", "nowhere"))
                    .hasMessageContaining("us-east-1 → nowhere")
                    .hasMessageContaining("us-east-1 → gateway us-east-2");
        }
    }
}
