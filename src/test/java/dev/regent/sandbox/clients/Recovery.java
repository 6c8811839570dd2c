package dev.regent.sandbox.clients;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How users lived through a fault, from the requests in the order of sending.
 *
 * <ol>
 *   <li>Looked at are the requests that were sent at the fault or later, and those that were under way then.
 *   <li>The first of them that failed begins the outage. None: it {@linkplain NeverFailed never failed}.
 *   <li>The outage ends with the first 20 requests in a row, all sent after that one, that all got a good answer; one
 *       that still waits breaks the row.
 *   <li>The recovery is at the moment when the first of the 20 had its answer.
 * </ol>
 */
public sealed interface Recovery {
    int IN_A_ROW = 20;

    /**
     * Users have noticed nothing.
     *
     * @param answered good answers since the fault: none says that nobody asked
     */
    record NeverFailed(long answered) implements Recovery {}

    /** Users are waiting still. */
    record NotYet(Instant firstFailure) implements Recovery {}

    /**
     * Users are served again.
     *
     * @param after from the fault
     * @param failedLater requests sent after the recovery that failed nevertheless
     */
    record Recovered(Instant firstFailure, Instant at, Duration after, long failedLater) implements Recovery {}

    /** From requests in the order of sending. */
    static Recovery from(Instant fault, List<Exchange> requests) {
        var concerned =
                requests.stream().filter(request -> !before(fault, request)).toList();
        var outage = first(concerned.size(), index -> concerned.get(index).failed());
        if (outage.isEmpty()) {
            return new NeverFailed(concerned.stream().filter(Exchange::good).count());
        }
        var firstFailure = concerned.get(outage.getAsInt()).sent();
        var since = concerned.subList(outage.getAsInt() + 1, concerned.size());
        var row = first(
                since.size() - IN_A_ROW + 1,
                index -> since.subList(index, index + IN_A_ROW).stream().allMatch(Exchange::good));
        return row.isEmpty()
                ? new NotYet(firstFailure)
                : recovered(fault, firstFailure, since.subList(row.getAsInt(), since.size()));
    }

    private static Recovery recovered(Instant fault, Instant firstFailure, List<Exchange> after) {
        var at = Objects.requireNonNull(after.get(0).finished());
        var failedLater = after.stream().filter(Exchange::failed).count();
        return new Recovered(firstFailure, at, Duration.between(fault, at), failedLater);
    }

    private static boolean before(Instant fault, Exchange request) {
        var finished = request.finished();
        return request.sent().isBefore(fault) && finished != null && finished.isBefore(fault);
    }

    private static OptionalInt first(int end, IntPredicate here) {
        return IntStream.range(0, Math.max(0, end)).filter(here).findFirst();
    }
}
