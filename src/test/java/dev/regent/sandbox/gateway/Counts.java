package dev.regent.sandbox.gateway;

/**
 * What a gateway has been asked and has answered since its start.
 *
 * @param inference requests for inference that arrived, whatever became of them
 * @param answered inference with 200
 * @param refused inference with 429, because the queue was full
 * @param failed inference with 4xx (other than 429) or 5xx
 * @param liveness requests for the liveness path
 */
public record Counts(long inference, long answered, long refused, long failed, long liveness) {}
