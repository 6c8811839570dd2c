package dev.regent.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regent.world.Region;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigsTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final List<Region> REGIONS = List.of(new Region("us-east-1"), new Region("us-east-2"));

    private final ApiServer first = ApiServer.start(HERE);
    private final ApiServer second = ApiServer.start(HERE);

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    private Path kubeconfig(String name, InetSocketAddress server) {
        return Kubeconfig.write(directory.resolve(name), Kubeconfig.of("server: " + Kubeconfig.url(server), "any"));
    }

    private static Kubeconfigs given(Path... files) {
        return Kubeconfigs.of(
                "-Dkubeconfigs",
                String.join(":", List.of(files).stream().map(Path::toString).toList()));
    }

    private static AbstractThrowableAssert<?, ?> refused(Path... files) {
        return assertThatThrownBy(() -> given(files).check(REGIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("-Dkubeconfigs=" + files[0])
                .hasMessageEndingWith("Give the kubeconfigs of one cluster per region, in the regions' order, with ':'"
                        + " between them: clusters that are there for tests, with kwok in place of kubelets.");
    }

    @Test
    void areNoneWhereNoneAreGiven() {
        Kubeconfigs none = Kubeconfigs.of("-Dkubeconfigs", "");

        none.check(REGIONS);
        assertThat(none.isEmpty()).isTrue();
    }

    @Test
    void areOnePerRegionInTheirOrder() {
        Kubeconfigs two = given(kubeconfig("a", first.address()), kubeconfig("b", second.address()));

        two.check(REGIONS);
        assertThat(two.config(1).getMasterUrl()).contains(":" + second.address().getPort());
    }

    @Test
    void areRefusedWhereARegionHasNone() {
        refused(kubeconfig("a", first.address())).hasMessageContaining("names 1 kubeconfigs, and there are 2 regions");
    }

    @Test
    void areRefusedWhereAFileIsNotThere() {
        refused(kubeconfig("a", first.address()), directory.resolve("b"))
                .hasMessageContaining("the kubeconfig of us-east-2, " + directory.resolve("b") + ", cannot be read");
    }

    @Test
    void areRefusedWhereTheirServerDoesNotAnswer() throws IOException {
        InetSocketAddress nobody;
        try (var socket = new ServerSocket(0, 0, HERE)) {
            nobody = (InetSocketAddress) socket.getLocalSocketAddress();
        }

        refused(kubeconfig("a", nobody), kubeconfig("b", second.address()))
                .hasMessageContaining("the kubeconfig of us-east-1, " + directory.resolve("a") + ", names "
                        + Kubeconfig.url(nobody) + "/, which does not list its nodes: ");
    }

    @Test
    void areRefusedWhereTwoAreTheSameCluster() {
        refused(kubeconfig("a", first.address()), kubeconfig("b", first.address()))
                .hasMessageContaining("gives us-east-1 and us-east-2 the same cluster, http://");
    }
}
