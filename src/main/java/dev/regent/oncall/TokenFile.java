package dev.regent.oncall;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bearer token (RFC 6750) that opens the orders, from a file. It is read anew for every order, so that a rotated
 * secret holds at once.
 */
public final class TokenFile {
    private static final String SCHEME = "Bearer ";

    private final Optional<Path> file;

    /** Whether somebody may give orders. */
    sealed interface Admission {
        record Admitted() implements Admission {}

        /** Nobody may: there is no token to compare with. */
        record Closed(String why) implements Admission {}

        record Unknown(String why) implements Admission {}
    }

    public TokenFile(Optional<Path> file) {
        this.file = file;
    }

    /** @param authorization the request's header */
    Admission admits(@Nullable String authorization) {
        if (file.isEmpty()) {
            return new Admission.Closed("this regent takes no orders: regent.oncall.token-file is not set");
        }
        String token;
        try {
            token = Files.readString(file.get()).strip();
        } catch (IOException e) {
            return new Admission.Closed("this regent takes no orders: the file of regent.oncall.token-file ("
                    + file.get() + ") cannot be read");
        }
        if (token.isEmpty()) {
            return new Admission.Closed(
                    "this regent takes no orders: the file of regent.oncall.token-file (" + file.get() + ") is empty");
        }
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new Admission.Unknown("orders need the header Authorization: Bearer <token>");
        }
        return same(token, authorization.substring(SCHEME.length()).strip())
                ? new Admission.Admitted()
                : new Admission.Unknown("the bearer token is not the one of this regent");
    }

    /** Takes as long whatever is wrong; digests have one length. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(digest(one), digest(other));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
