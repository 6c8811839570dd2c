package dev.regent.sandbox;

import java.util.logging.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;

/**
 * Keeps libraries from writing debug lines that nobody reads. Quarkus' log manager is on the class path, and until a
 * Quarkus application configures it, it takes every line and keeps thousands of them: Jetty, within the S3 twin, spent
 * more on these than on requests.
 */
final class QuietLogs {
    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger ROOT = LogContext.getLogContext().getLogger("");

    private QuietLogs() {}

    static void keep() {
        ROOT.setLevel(Level.WARNING);
    }
}
