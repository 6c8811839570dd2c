package dev.regent.config;

import dev.regent.world.Board;
import dev.regent.world.Region;
import java.net.URI;
import java.util.Optional;

/**
 * What {@code regions/<region>.yaml} says.
 *
 * @param endpoint   where the board's S3 is reached instead of at AWS
 * @param models     the bucket of the region's models
 * @param cluster    the name of the region's cluster
 * @param prometheus the region's own monitoring
 */
public record RegionSheet(
        Board board, Optional<URI> endpoint, String models, String cluster, Optional<URI> prometheus) {
    static final String NAME = "[a-z]{2}(-[a-z]+){1,2}-[0-9]{1,2}";
    static final Form<String> REGION = Form.text("an AWS region such as us-east-1", NAME);
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; no dots, because a wildcard
    // certificate does not cover them and Route 53's checkers read boards over HTTPS.
    private static final Form<String> BUCKET = Form.text(
            "a bucket's name of 3 to 63 lower-case letters, digits and dashes (no dots: TLS fails with them)",
            "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
    private static final Form<String> CLUSTER =
            Form.text("an EKS cluster's name, such as inference-us-east-1", "[0-9A-Za-z][A-Za-z0-9_-]{0,99}");
    private static final Form<URI> ENDPOINT =
            Form.url("the URL of an S3 endpoint, such as https://s3.us-east-1.amazonaws.com");
    private static final Form<URI> CHECKED = Form.url(
            "the URL of the bucket as Route 53's checkers reach it, such as https://bucket.s3.us-east-1.amazonaws.com");

    private static final Form<URI> PROMETHEUS =
            Form.url("the URL of a Prometheus, such as http://prometheus.monitoring:9090");

    public Region region() {
        return board.region();
    }

    static Optional<RegionSheet> read(Section file) {
        Optional<Region> region = file.required("region", REGION).map(Region::new);
        Section board = file.section("board");
        Optional<String> bucket = board.required("bucket", BUCKET);
        Optional<URI> endpoint = board.optional("endpoint", ENDPOINT);
        Optional<URI> checked = board.optional("checkedEndpoint", CHECKED);
        Optional<String> models = file.section("models").required("bucket", BUCKET);
        Optional<String> cluster = file.section("cluster").required("name", CLUSTER);
        Optional<URI> prometheus = file.optional("prometheus", PROMETHEUS);
        return file.whole(() -> new RegionSheet(
                board(region.orElseThrow(), bucket.orElseThrow(), endpoint, checked),
                endpoint,
                models.orElseThrow(),
                cluster.orElseThrow(),
                prometheus));
    }

    private static Board board(Region region, String bucket, Optional<URI> endpoint, Optional<URI> checked) {
        URI s3 = URI.create("https://s3." + region + ".amazonaws.com");
        URI virtualHost = URI.create("https://" + bucket + ".s3." + region + ".amazonaws.com");
        return new Board(region, bucket, endpoint.orElse(s3), checked.orElse(virtualHost));
    }
}
