package dev.regent.sandbox.route53.api;

import dev.regent.sandbox.route53.ErrorCode;
import dev.regent.sandbox.route53.RequestRefused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks that a request carries an AWS Signature Version 4 of a known access key.
 *
 * <ol>
 *   <li>the Authorization header names key, scope and signed headers;
 *   <li>the scope must be {@code us-east-1/route53}, the time within five minutes;
 *   <li>the canonical request is built again (path encoded twice, as for every service but S3), its hash signed with
 *       the key derived from the secret, and the result compared.
 * </ol>
 *
 * <p>Source: "AWS Signature Version 4 for API requests" in the AWS IAM User Guide.
 */
final class SignatureV4 {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final Pattern AUTHORIZATION = Pattern.compile(ALGORITHM
            + "\\s+Credential=([^/,]+)/(\\d{8})/([^/,]+)/([^/,]+)/aws4_request\\s*,"
            + "\\s*SignedHeaders=([^,\\s]+)\\s*,\\s*Signature=([0-9a-f]{64})");

    private final Map<String, String> secrets;

    SignatureV4(List<Credentials> credentials) {
        this.secrets = credentials.stream()
                .collect(Collectors.toUnmodifiableMap(Credentials::accessKeyId, Credentials::secretAccessKey));
    }

    /** The access key that signed the request; throws {@link RequestRefused} with AWS' error otherwise. */
    String verify(ApiRequest request, Instant now) {
        String header = request.header("authorization")
                .orElseThrow(() ->
                        new RequestRefused(ErrorCode.MISSING_AUTHENTICATION_TOKEN, "Missing Authentication Token"));
        Matcher said = AUTHORIZATION.matcher(header);
        if (!said.matches()) {
            throw new RequestRefused(
                    ErrorCode.INCOMPLETE_SIGNATURE,
                    "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' of " + ALGORITHM);
        }
        String secret = secrets.get(said.group(1));
        if (secret == null) {
            throw new RequestRefused(
                    ErrorCode.INVALID_CLIENT_TOKEN_ID, "The security token included in the request is invalid.");
        }
        refuseWrongScope(said.group(3), said.group(4));
        String time = request.header("x-amz-date").orElse("");
        refuseWrongTime(time, said.group(2), now);
        String scope = String.join("/", said.group(2), said.group(3), said.group(4), "aws4_request");
        String toSign = String.join("\n", ALGORITHM, time, scope, sha256(canonical(request, said.group(5))));
        if (!MessageDigest.isEqual(bytes(sign(secret, scope, toSign)), bytes(said.group(6)))) {
            throw mismatch("The request signature we calculated does not match the signature you provided. Check your"
                    + " AWS Secret Access Key and signing method. Consult the service documentation for details.");
        }
        return said.group(1);
    }

    private static void refuseWrongScope(String region, String service) {
        if (!region.equals("us-east-1")) {
            throw mismatch("Credential should be scoped to a valid region, not '" + region + "'. ");
        }
        if (!service.equals("route53")) {
            throw mismatch("Credential should be scoped to correct service: 'route53'. ");
        }
    }

    private static void refuseWrongTime(String time, String day, Instant now) {
        Instant signed = parse(time);
        String here = BASIC.format(now.atOffset(ZoneOffset.UTC));
        if (!time.startsWith(day)) {
            throw mismatch("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date");
        }
        if (signed.isBefore(now.minus(TOLERANCE))) {
            throw mismatch("Signature expired: " + time + " is now earlier than "
                    + BASIC.format(now.minus(TOLERANCE).atOffset(ZoneOffset.UTC)) + " (" + here + " - 5 min.)");
        }
        if (signed.isAfter(now.plus(TOLERANCE))) {
            throw mismatch("Signature not yet current: " + time + " is still later than "
                    + BASIC.format(now.plus(TOLERANCE).atOffset(ZoneOffset.UTC)) + " (" + here + " + 5 min.)");
        }
    }

    private static Instant parse(String time) {
        try {
            return LocalDateTime.parse(time, BASIC).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new RequestRefused(
                    ErrorCode.INCOMPLETE_SIGNATURE, "Date must be in ISO-8601 'basic format'. Got '" + time + "'.");
        }
    }

    private static RequestRefused mismatch(String sentence) {
        return new RequestRefused(ErrorCode.SIGNATURE_DOES_NOT_MATCH, sentence);
    }

    private static String canonical(ApiRequest request, String signedHeaders) {
        StringBuilder headers = new StringBuilder();
        for (String name : signedHeaders.split(";", -1)) {
            String value = request.header(name).orElse("").strip().replaceAll(" +", " ");
            headers.append(name).append(':').append(value).append('\n');
        }
        return String.join(
                "\n",
                request.method(),
                encodedAgain(request.uri().getRawPath()),
                canonicalQuery(request),
                headers.toString(),
                signedHeaders,
                sha256(request.body()));
    }

    private static String encodedAgain(String path) {
        return path.replace("%", "%25");
    }

    private static String canonicalQuery(ApiRequest request) {
        return request.query().entrySet().stream()
                .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** RFC 3986: everything but A-Z, a-z, 0-9, hyphen, dot, underscore and tilde. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String sign(String secret, String scope, String toSign) {
        byte[] key = bytes("AWS4" + secret);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
