package dev.regent.sandbox.s3;

/**
 * Who may sign requests to one region's S3, and whether that includes writing. Everybody with a key may read, as every
 * regent reads every board; a regent's own region and the break-glass role may write.
 */
public record Identity(String accessKey, String secret, boolean mayWrite) {
    public static Identity reader(String accessKey, String secret) {
        return new Identity(accessKey, secret, false);
    }

    public static Identity writer(String accessKey, String secret) {
        return new Identity(accessKey, secret, true);
    }
}
