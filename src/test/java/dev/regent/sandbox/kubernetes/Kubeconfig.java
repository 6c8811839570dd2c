package dev.regent.sandbox.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a regent where its region's API server is. */
public final class Kubeconfig {
    private Kubeconfig() {}

    /** Writes it. */
    public static Path write(Path file, InetSocketAddress server) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            String text = """
                    apiVersion: v1
                    kind: Config
                    current-context: sandbox
                    clusters:
                      - name: sandbox
                        cluster:
                          server: http://%s:%d
                    users:
                      - name: regent
                        user:
                          token: worth-nothing
                    contexts:
                      - name: sandbox
                        context:
                          cluster: sandbox
                          user: regent
                    """.formatted(server.getAddress().getHostAddress(), server.getPort());
            return Files.writeString(file, text);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
