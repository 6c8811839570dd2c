package dev.regent.dns;

import dev.regent.loop.Watch.Footing;
import dev.regent.loop.Workers;
import dev.regent.world.ZoneState.Change;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.route53.model.NoSuchChangeException;

/** The last change of each service that this regent made, asked about until every name server knows it. */
final class Changes {
    private final Route53Calls calls;
    private final Footing footing;
    private final Duration poll;
    private final Map<String, Change> last = new ConcurrentHashMap<>();

    Changes(Route53Calls calls, Footing footing, Duration poll) {
        this.calls = calls;
        this.footing = footing;
        this.poll = poll;
    }

    Optional<Change> last(String service) {
        return Optional.ofNullable(last.get(service));
    }

    /** A change was accepted. */
    void accepted(String service, String id, long epoch) {
        Change change = new Change(id, epoch, false);
        last.put(service, change);
        askLater(service, change);
    }

    /** A change was made whose id is not known: nobody can be asked about it. */
    void madeUnseen(String service) {
        last.remove(service);
    }

    /** Stops asking. */
    void close() {
        last.clear();
    }

    private void askLater(String service, Change change) {
        var unused = footing.timer()
                .schedule(
                        () -> Workers.start("change " + change.id(), () -> ask(service, change)),
                        poll.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Ends with INSYNC, or when a later change has taken the place, or when nobody wants to know any more. */
    private void ask(String service, Change change) {
        try {
            if (current(service, change) && calls.insync(change.id())) {
                last.replace(service, change, new Change(change.id(), change.epoch(), true));
            }
        } catch (NoSuchChangeException e) {
            last.remove(service, change);
        } catch (SdkException e) {
            // Not known yet, which is what the change says already.
        } catch (IllegalStateException e) {
            // The client was closed under us: the regent is stopping.
            last.remove(service, change);
        }
        if (current(service, change)) {
            askLater(service, change);
        }
    }

    private boolean current(String service, Change change) {
        return change.equals(last.get(service));
    }
}
