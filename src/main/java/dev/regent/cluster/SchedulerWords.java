package dev.regent.cluster;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shortens what the scheduler says of a pod that fits nowhere, such as {@code 0/3 nodes are available: 1 node(s) had
 * untolerated taint {a: b}, 2 Insufficient nvidia.com/gpu. preemption: …}, so that pods that wait for the same thing say
 * the same.
 */
final class SchedulerWords {
    private static final Pattern BEGINNING = Pattern.compile("^\\d+/\\d+ nodes are available: ");
    /** Of the second sentence on: what preemption or resource claims would not change. */
    private static final Pattern REST = Pattern.compile("\\. (preemption|no new claims)\\b.*$", Pattern.DOTALL);

    private static final Pattern BETWEEN = Pattern.compile(", (?=\\d+ )");
    private static final Pattern COUNT = Pattern.compile("^\\d+ ");
    private static final Pattern FULL_STOP = Pattern.compile("\\.\\s*$");
    private static final int LONGEST = 120;

    private SchedulerWords() {}

    /** What there is too little of, if that is among the reasons; the first reason otherwise. */
    static String shortened(@Nullable String message) {
        if (message == null) {
            return "";
        }
        String reasons =
                FULL_STOP.matcher(REST.matcher(message).replaceFirst("")).replaceFirst("");
        List<String> each = BETWEEN.splitAsStream(BEGINNING.matcher(reasons).replaceFirst(""))
                .map(reason -> COUNT.matcher(reason).replaceFirst("").trim())
                .sorted()
                .toList();
        List<String> lacking = each.stream()
                .filter(reason -> reason.startsWith("Insufficient "))
                .distinct()
                .toList();
        return ConditionWords.cut(lacking.isEmpty() ? each.getFirst() : String.join(", ", lacking), LONGEST);
    }
}
