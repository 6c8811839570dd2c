package dev.regent.world;

import java.net.URI;

/**
 * A region's small S3 bucket that only its own regent writes.
 *
 * @param region   whose board it is
 * @param bucket   the bucket's name
 * @param endpoint the bucket's region's S3 endpoint, as regents reach it
 * @param checked  the same as Route 53's checkers reach it (HTTPS in AWS)
 */
public record Board(Region region, String bucket, URI endpoint, URI checked) {}
