package dev.regent.sandbox.gateway;

/** What can be wrong with a gateway. Several can be at once. */
public enum Fault {
    /** Nothing listens any more: new connections are refused, open ones reset. */
    DIES,
    /** Connections are accepted and kept, and not a byte is answered. */
    HANGS,
    /** The liveness path answers 200; inference answers 500. */
    INFERENCE_FAILS,
    /** The liveness path answers 200; inference is never answered. */
    INFERENCE_HANGS,
    /** Liveness and inference answer 503, as with no replica. */
    NO_READY_REPLICA,
    /** Everything is answered late ({@link Behaviour#slowLatency}). */
    SLOW
}
