package dev.regent.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says which right is missing, from what an API server with RBAC says when it refuses. */
final class MissingRight {
    /** As {@code k8s.io/apiserver} words it. */
    private static final Pattern REFUSAL = Pattern.compile(
            "cannot (\\w+) resource \"([^\"]+)\" in API group \"([^\"]*)\"(?: in the namespace \"([^\"]+)\")?");

    private MissingRight() {}

    /**
     * A sentence.
     *
     * @param verb the one that was tried
     * @param what such as {@code pods in the namespace inference}, where the server does not say
     */
    static String sentence(@Nullable String message, String verb, String what) {
        Matcher refusal = REFUSAL.matcher(message == null ? "" : message);
        if (!refusal.find()) {
            return "the right to " + verb + " " + what + " is missing";
        }
        String group = refusal.group(3).isEmpty() ? "" : "." + refusal.group(3);
        String namespace = refusal.group(4);
        return "the right to " + refusal.group(1) + " " + refusal.group(2) + group
                + (namespace == null ? " in the whole cluster" : " in the namespace " + namespace) + " is missing";
    }
}
