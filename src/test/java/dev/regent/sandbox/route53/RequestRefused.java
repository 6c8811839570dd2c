package dev.regent.sandbox.route53;

/** Thrown where a request is not carried out; nothing has changed. */
public final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public RequestRefused(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    public RequestRefused(ErrorCode code, String sentence) {
        this(Refusal.of(code, sentence));
    }

    public Refusal refusal() {
        return refusal;
    }
}
