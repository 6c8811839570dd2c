package dev.regent.signals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority of a company's own, and what it and others have signed; made by the JDK's keytool. */
final class OwnAuthority {
    private static final String PASSWORD = "changeit";
    private static final String AUTHORITY = "authority";

    private final Path directory;
    private final KeyStore keys;

    private OwnAuthority(Path directory, KeyStore keys) {
        this.directory = directory;
        this.keys = keys;
    }

    /** The authority alone, in a scratch directory. */
    static OwnAuthority in(Path directory) throws Exception {
        keytool(directory, AUTHORITY, "-ext", "bc:critical=ca:true");
        return new OwnAuthority(directory, load(directory));
    }

    /** The context of a server whose certificate it has signed, for a DNS name. */
    SSLContext signs(String alias, String name) throws Exception {
        keytool(directory, alias, "-signer", AUTHORITY, "-ext", "san=dns:" + name);
        return context(alias);
    }

    /** The context of a server whose certificate nobody has signed but itself. */
    SSLContext doesNotSign(String alias, String name) throws Exception {
        keytool(directory, alias, "-ext", "san=dns:" + name);
        return context(alias);
    }

    /** A truststore with this authority and no other. */
    Path truststore() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(AUTHORITY, keys.getCertificate(AUTHORITY));
        Path file = directory.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    /** What a JVM is told so that it trusts the authority. */
    List<String> options() throws GeneralSecurityException, IOException {
        return List.of("-Djavax.net.ssl.trustStore=" + truststore(), "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    private SSLContext context(String alias) throws GeneralSecurityException, IOException {
        KeyStore all = load(directory);
        Key key = all.getKey(alias, PASSWORD.toCharArray());
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(alias, key, PASSWORD.toCharArray(), all.getCertificateChain(alias));
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(one, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static KeyStore load(Path directory) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve("keys.p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static void keytool(Path directory, String alias, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                directory.resolve("keys.p12").toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-validity",
                "1"));
        command.addAll(List.of(more));
        Path said = directory.resolve("keytool.log");
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool failed: " + Files.readString(said));
        }
    }
}
