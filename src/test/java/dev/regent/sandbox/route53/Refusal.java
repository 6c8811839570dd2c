package dev.regent.sandbox.route53;

import java.util.List;

/** Why a request was not carried out: Route 53's error and one sentence for each thing that is wrong. */
public record Refusal(ErrorCode code, List<String> sentences) {
    public Refusal {
        sentences = List.copyOf(sentences);
    }

    public static Refusal of(ErrorCode code, String sentence) {
        return new Refusal(code, List.of(sentence));
    }

    /** All sentences as Route 53 joins them; those of InvalidChangeBatch arrive in square brackets. */
    public String message() {
        String joined = String.join(", ", sentences);
        return code == ErrorCode.INVALID_CHANGE_BATCH ? "[" + joined + "]" : joined;
    }
}
