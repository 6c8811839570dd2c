package dev.regent.world;

/**
 * One piece of evidence of a region's condition, kept whether it decided or not.
 *
 * @param source who says it: the own probe, the requests that are counted, the cluster, the autoscaler, the GPUs, Route 53
 * @param says   the sentence
 */
public record Clue(String source, String says) {
    @Override
    public String toString() {
        return source + ": " + says;
    }
}
