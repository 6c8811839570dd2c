package dev.regent.sandbox.chaos.soak;

/**
 * One regent at the end of one minute.
 *
 * @param minute   counted from 1
 * @param replica  as in {@code us-east-1-a}
 * @param pid      another one is another process
 * @param heapMiB  used, garbage included; NaN where it could not be asked
 * @param s3       requests with its key in this minute, as the S3 twins count them
 * @param route53  requests with its key in this minute, as Route 53's twin counts them
 * @param logLines that it wrote in this minute
 */
public record Sample(
        int minute,
        String replica,
        String pid,
        double rssMiB,
        double heapMiB,
        double threads,
        double files,
        double s3,
        double route53,
        double logLines,
        double logBytes) {}
