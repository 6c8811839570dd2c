package dev.regent.cluster;

import dev.regent.loop.Calls;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One list and watch, kept going.
 *
 * <ol>
 *   <li>A watch that ends (the server restarts, a time-out, an expired resource version) is taken up again by the informer
 *       itself, from where it was, or with a new list.
 *   <li>A list or watch that is refused or fails stops it; it is opened anew, later and later, up to half a minute.
 *   <li>One whose watch does not come back although the server answers is opened anew.
 * </ol>
 *
 * While it is so, what was seen before is not passed off as what is.
 */
final class Feed<T extends HasMetadata, F> implements AutoCloseable {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    /** Turns of {@link #tend}, one a second, for which a watch may be away. */
    private static final int PATIENCE = 10;

    private static final int DOUBLINGS = 5;

    private final Source<T, F> source;
    private final Calls calls;
    private final AtomicReference<@Nullable Throwable> ended = new AtomicReference<>();
    private volatile @Nullable SharedIndexInformer<T> informer;
    private volatile Kept<T, F> kept;
    private volatile Optional<Trouble> trouble = Optional.empty();
    private @Nullable Instant again;
    private int failures;
    private int away;

    /**
     * What is listed and watched.
     *
     * @param what   such as {@code pods of Deployment inference/chat}, for sentences
     * @param blank  makes an object with nothing in it
     * @param open   the request
     * @param reduce what is kept of an object; nothing if it does not count
     */
    record Source<T, F>(
            String what, Supplier<T> blank, Supplier<Informable<T>> open, Function<T, Optional<F>> reduce) {}

    /** Why there is nothing to see. */
    record Trouble(Kind kind, String sentence) {
        enum Kind {
            /** RBAC refuses it. Everything else is still seen. */
            FORBIDDEN,
            /** The cluster does not know that kind: its CRD is not installed. */
            ABSENT,
            /** Anything else: the API server is in trouble. */
            FAILED
        }
    }

    Feed(Source<T, F> source, Calls calls) {
        this.source = source;
        this.calls = calls;
        this.kept = new Kept<>(source.reduce(), source.blank());
    }

    /** Whether a list was read and its watch is there. */
    boolean isCurrent() {
        SharedIndexInformer<T> now = informer;
        return trouble.isEmpty() && now != null && now.hasSynced();
    }

    /** A view of the facts of all objects that count. */
    Collection<F> facts() {
        return kept.facts();
    }

    /**
     * Whether {@link #facts} say how it is now; if not because of something that stays so, a finding says what.
     *
     * @throws CannotLook while it is not known how it is
     */
    boolean canBeSeen(List<String> findings) throws CannotLook {
        if (isCurrent()) {
            return true;
        }
        Trouble why = trouble.orElseThrow(() -> new CannotLook(source.what() + ": not listed yet"));
        if (why.kind() == Trouble.Kind.FAILED) {
            throw new CannotLook(why.sentence());
        }
        findings.add(why.sentence());
        return false;
    }

    boolean isAbsent() {
        return trouble.filter(why -> why.kind() == Trouble.Kind.ABSENT).isPresent();
    }

    /** To be called about once a second: opens it, looks after it. Never waits. */
    synchronized void tend(Instant now) {
        Throwable end = ended.get();
        SharedIndexInformer<T> current = informer;
        if (current == null) {
            open();
        } else if (end != null) {
            stopped(current, end, now);
        } else if (current.hasSynced()) {
            watched(current);
        }
    }

    private void stopped(SharedIndexInformer<T> current, Throwable end, Instant now) {
        Instant due = again;
        if (due == null) {
            failed(end, current.hasSynced() ? "watch" : "list", now);
        } else if (!now.isBefore(due)) {
            open();
        }
    }

    private void watched(SharedIndexInformer<T> current) {
        if (current.isWatching()) {
            away = 0;
            failures = 0;
            trouble = Optional.empty();
        } else if (++away > PATIENCE) {
            current.stop();
            ended.set(new CannotLook("its watch did not come back"));
        }
    }

    private void failed(Throwable end, String verb, Instant now) {
        trouble = Optional.of(read(end, verb));
        again = now.plus(pause());
        failures++;
    }

    private Trouble read(Throwable end, String verb) {
        Throwable cause = end;
        while (cause.getCause() != null && !(cause instanceof KubernetesClientException)) {
            cause = cause.getCause();
        }
        int code = cause instanceof KubernetesClientException refused ? refused.getCode() : 0;
        return switch (code) {
            case 403 ->
                new Trouble(Trouble.Kind.FORBIDDEN, MissingRight.sentence(cause.getMessage(), verb, source.what()));
            case 404 ->
                new Trouble(
                        Trouble.Kind.ABSENT, source.what() + ": this cluster knows no such kind; is its CRD missing?");
            default ->
                new Trouble(
                        Trouble.Kind.FAILED,
                        source.what() + ": could not " + verb + ": " + CannotLook.innermost(cause));
        };
    }

    /** Jittered, so that many feeds do not come back all at once to a server that has just started. */
    private Duration pause() {
        Duration most = failures >= DOUBLINGS ? LONGEST_WAIT : FIRST_WAIT.multipliedBy(1L << failures);
        boolean stays = trouble.filter(why -> why.kind() != Trouble.Kind.FAILED).isPresent();
        double part = ThreadLocalRandom.current().nextDouble(0.5, 1);
        return Duration.ofMillis((long) ((stays ? LONGEST_WAIT : most).toMillis() * part));
    }

    /** With an empty store: until the new list is read, nothing is known. */
    private void open() {
        stop();
        again = null;
        away = 0;
        ended.set(null);
        kept = new Kept<>(source.reduce(), source.blank());
        SharedIndexInformer<T> next = source.open().get().runnableInformer(0);
        next.removeNamespaceIndex().itemStore(kept).exceptionHandler((started, failure) -> false);
        informer = next;
        next.stopped().whenComplete((nothing, failure) -> {
            if (failure != null && informer == next) {
                ended.set(failure);
            }
        });
        long began = System.nanoTime();
        next.start().whenComplete((nothing, failure) -> told(began, failure));
    }

    private void told(long began, @Nullable Throwable failure) {
        calls.completed(
                "kubernetes list", Duration.ofNanos(System.nanoTime() - began), failure == null ? "ok" : "error");
    }

    private void stop() {
        SharedIndexInformer<T> current = informer;
        if (current != null) {
            informer = null;
            current.stop();
        }
    }

    @Override
    public synchronized void close() {
        stop();
    }
}
