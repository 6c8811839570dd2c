package dev.regent.board;

import dev.regent.world.Board;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the SDK's exceptions mean, in a sentence or a word. */
final class S3Trouble {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int SLOW_DOWN = 503;

    private S3Trouble() {}

    /** A bucket that is not there is no absent object: that would be a mistake in the configuration. */
    static boolean noSuchKey(S3Exception answer) {
        return answer.statusCode() == NOT_FOUND && !code(answer).equals("NoSuchBucket");
    }

    static NotSeen notSeen(Board board, Duration deadline, SdkException trouble) throws InterruptedException {
        String who = "board " + board.region();
        if (trouble instanceof S3Exception answer) {
            String detail = answer.statusCode() == NOT_FOUND || answer.statusCode() == FORBIDDEN
                    ? " for bucket " + board.bucket()
                    : "";
            return new NotSeen(
                    (who + " answered " + answer.statusCode() + " " + code(answer)).stripTrailing() + detail, answer);
        }
        return switch (word(trouble)) {
            case "timeout" -> new NotSeen(who + " did not answer within " + deadline.toMillis() + " ms", trouble);
            case "refused" -> new NotSeen(who + " refused the connection at " + board.endpoint(), trouble);
            default -> new NotSeen(who + " could not be read: " + Bounds.text(deepest(trouble)), trouble);
        };
    }

    /**
     * A 412 is an answer: somebody else was faster. So are a 409 (S3 User Guide, "Conditional writes": a conflicting
     * operation came in between) and a 404 to an If-Match (deleted in between).
     */
    static Written written(SdkException trouble) throws InterruptedException {
        if (trouble instanceof S3Exception answer) {
            int status = answer.statusCode();
            boolean conflict = status == PRECONDITION_FAILED || status == CONFLICT || noSuchKey(answer);
            return conflict ? new Written.Conflict() : new Written.Unsure(status == SLOW_DOWN ? "throttled" : "error");
        }
        return new Written.Unsure(word(trouble));
    }

    private static String word(SdkException trouble) throws InterruptedException {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case AbortedException interrupted -> throw new InterruptedException();
                case ApiCallTimeoutException late -> {
                    return "timeout";
                }
                case ApiCallAttemptTimeoutException late -> {
                    return "timeout";
                }
                case SocketTimeoutException late -> {
                    return "timeout";
                }
                case ConnectException refused -> {
                    return "refused";
                }
                case InterruptedIOException interrupted -> throw new InterruptedException();
                default -> {}
            }
        }
        return "error";
    }

    private static String code(S3Exception answer) {
        var details = answer.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : Bounds.text(details.errorCode());
    }

    private static String deepest(Throwable trouble) {
        Throwable cause = trouble;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
