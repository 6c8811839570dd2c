package dev.regent.sandbox;

import dev.regent.sandbox.topology.Boards;
import dev.regent.sandbox.topology.Site;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Makes a sandbox begin with nothing behind it: the first time, and again between scenarios. */
final class FreshStart {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_RESET = Duration.ofMinutes(2);

    private final Sandbox sandbox;
    private final Assembly parts;
    private final Boards boards;
    private final Quiet quiet;

    FreshStart(Sandbox sandbox, Assembly parts, Boards boards, Quiet quiet) {
        this.sandbox = sandbox;
        this.parts = parts;
        this.boards = boards;
        this.quiet = quiet;
    }

    /** Starts the regents of a sandbox that is up; returns when it is quiet. */
    void first(Consumer<String> progress) {
        hurry();
        var patience = new Patience(LONGEST_START, progress);
        patience.until(quiet::uncounted);
        if (sandbox.options().replicas() > 0) {
            progress.accept("sandbox: starting " + parts.regents.all().size() + " regents, logs in "
                    + sandbox.options().workspace().resolve("logs"));
        }
        begin(patience);
    }

    /** Puts everything back and starts regents without memories, configured so; returns when it is quiet. */
    void again(Map<String, Object> service) {
        parts.regents.endAll();
        sandbox.faults().healAll();
        sandbox.sites().forEach(Site::restore);
        parts.links.heal();
        parts.route53.restore();
        boards.clear();
        parts.boardFeed.forget();
        parts.configure(service);
        parts.zone.restore(parts.desired);
        hurry();
        var patience = new Patience(LONGEST_RESET, line -> {});
        patience.until(quiet::uncounted);
        begin(patience);
    }

    /** In the end the standbys' votes are counted, and nothing has happened yet. */
    private void begin(Patience patience) {
        parts.regents.startAll();
        try {
            patience.until(sandbox::unrest);
        } catch (IllegalStateException notQuiet) {
            parts.regents.dumpThreads();
            throw notQuiet;
        }
        hurry();
        sandbox.clients().forget();
        sandbox.timeline().clear();
    }

    /** Route 53 takes in what is there now, instead of within its own time. */
    private void hurry() {
        parts.route53.api().hurry();
        parts.route53.dataPlane().hurry();
    }
}
