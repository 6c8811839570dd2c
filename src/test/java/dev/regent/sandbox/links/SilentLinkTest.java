package dev.regent.sandbox.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A link that passes nothing on and refuses nothing, as a lost route does. */
class SilentLinkTest {
    private final Asked asked = new Asked();

    SilentLinkTest() throws IOException {}

    @AfterEach
    void close() {
        asked.close();
    }

    @Test
    void isSilentInBothDirectionsAndThenDeliversWhatWasSent() throws IOException {
        asked.link.blackhole();

        try (var connection = asked.connect()) {
            Asked.send(connection, "hello");
            Asked.assertSilent(connection);
            assertThat(asked.echo.heard()).isEmpty();
            assertThatThrownBy(() -> asked.askOverUdp("hello")).isInstanceOf(SocketTimeoutException.class);

            asked.link.heal();
            assertThat(Asked.receive(connection, 5)).isEqualTo("hello");
        }
    }

    @Test
    void canBeSilentTowardsTheCallerOnly() throws IOException {
        asked.link.blackholeBack();

        try (var connection = asked.connect()) {
            Asked.send(connection, "hello");

            Awaitility.await().until(() -> asked.echo.heard().equals("hello"));
            Asked.assertSilent(connection);
        }
    }

    @Test
    void canBeSilentTowardsTheTargetOnly() throws IOException {
        try (var connection = asked.connect()) {
            Asked.ask(connection, "hello");

            asked.link.blackholeThere();

            Asked.send(connection, "again");
            Asked.assertSilent(connection);
            assertThat(asked.echo.heard()).isEqualTo("hello");
        }
    }

    @Test
    void keepsEvenARefusalToItselfWhileSilent() throws IOException {
        asked.echo.close();
        asked.link.blackhole();

        try (var connection = asked.connect()) {
            Asked.assertSilent(connection);

            asked.link.heal();
            Asked.assertReset(connection);
        }
    }

    @Test
    void keepsTheEndOfAConnectionToItselfWhileSilent() throws IOException {
        try (var connection = asked.connect()) {
            Asked.ask(connection, "hello");
            asked.link.blackhole();

            asked.echo.close();

            Asked.assertSilent(connection);
        }
    }
}
