/** A twin of Amazon S3 in one region: S3Proxy, with what it lacks for compare-and-set and for public votes. */
@NullMarked
package dev.regent.sandbox.s3;

import org.jspecify.annotations.NullMarked;
