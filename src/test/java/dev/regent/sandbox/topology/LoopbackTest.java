package dev.regent.sandbox.topology;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LoopbackTest {
    private static final InetAddress OURS = Loopback.ofRegion(0);

    @Test
    void saysWhoCannotListenWhereAndHowToGoOn() throws IOException {
        try (var taken = new ServerSocket(0, 1, OURS)) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> Loopback.mustBeFree(OURS, port, "the control page"))
                    .isInstanceOf(Loopback.CannotListen.class)
                    .hasMessageContaining("the control page cannot listen on 127.1.0.1:" + port)
                    .hasMessageContaining("-Dports=");
        }
    }

    @Test
    void saysHowToAddAnAddressThatIsNotThere() throws IOException {
        InetAddress foreign = InetAddress.getByName("192.0.2.1");

        assertThatThrownBy(() -> Loopback.mustBeFree(foreign, 0, "the control page"))
                .isInstanceOf(Loopback.CannotListen.class)
                .hasMessageContaining("sudo ifconfig lo0 alias");
    }

    @Test
    void isContentWithAFreePort() {
        assertThatCode(() -> Loopback.mustBeFree(OURS, 0, "the control page")).doesNotThrowAnyException();
    }
}
