package dev.regent.sandbox.kubernetes;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;

/** Tells a regent where its region's API server is. */
public final class Kubeconfig {
    private static final String TEXT = """
            apiVersion: v1
            kind: Config
            current-context: sandbox
            clusters:
              - name: sandbox
                cluster: {%s}
            users:
              - name: regent
                user:
                  token: %s
            contexts:
              - name: sandbox
                context:
                  cluster: sandbox
                  user: regent
            """;

    private Kubeconfig() {}

    /**
     * Its text.
     *
     * @param cluster such as {@code server: http://127.1.0.1:9112}
     */
    static String of(String cluster, String token) {
        return TEXT.formatted(cluster, token);
    }

    /** For a server that is reached through a proxy, and must show the certificate of its own name nevertheless. */
    static String through(InetSocketAddress proxy, Config server, String token) {
        String cluster = "server: \"%s\", proxy-url: \"%s\"".formatted(server.getMasterUrl(), url(proxy));
        if (server.isTrustCerts()) {
            return of(cluster + ", insecure-skip-tls-verify: true", token);
        }
        return of(
                certificateAuthority(server)
                        .map(data -> cluster + ", certificate-authority-data: " + data)
                        .orElse(cluster),
                token);
    }

    /** Empty where it is one that everybody trusts. */
    private static Optional<String> certificateAuthority(Config server) {
        return Optional.ofNullable(server.getCaCertData())
                .or(() -> Optional.ofNullable(server.getCaCertFile()).map(file -> encoded(Path.of(file))));
    }

    private static String encoded(Path file) {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    static String url(InetSocketAddress address) {
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** Writes it, for nobody else to read. */
    public static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, text);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }
}
