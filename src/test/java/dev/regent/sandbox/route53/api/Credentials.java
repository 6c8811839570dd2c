package dev.regent.sandbox.route53.api;

/** An access key that the twin knows, and its secret. */
public record Credentials(String accessKeyId, String secretAccessKey) {
    @Override
    public String toString() {
        return "Credentials[" + accessKeyId + "]";
    }
}
