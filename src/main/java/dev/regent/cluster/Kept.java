package dev.regent.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An informer's store that keeps of each object only the facts that are needed, and nothing of those that do not count.
 *
 * <p>The informer asks for the objects themselves only to learn which of them are gone after a new list; for that it is
 * given blank ones with the right names.
 */
final class Kept<T extends HasMetadata, F> implements ItemStore<T> {
    private final Map<String, F> facts = new ConcurrentHashMap<>();
    private final Function<T, Optional<F>> reduce;
    private final Supplier<T> blank;

    Kept(Function<T, Optional<F>> reduce, Supplier<T> blank) {
        this.reduce = reduce;
        this.blank = blank;
    }

    /** A live view. */
    Collection<F> facts() {
        return facts.values();
    }

    @Override
    public String getKey(T object) {
        return Cache.metaNamespaceKeyFunc(object);
    }

    @Override
    public @Nullable T put(String key, T object) {
        reduce.apply(object).ifPresentOrElse(fact -> facts.put(key, fact), () -> facts.remove(key));
        return null;
    }

    @Override
    public @Nullable T remove(String key) {
        facts.remove(key);
        return null;
    }

    @Override
    public Stream<String> keySet() {
        return facts.keySet().stream();
    }

    @Override
    public Stream<T> values() {
        return keySet().map(this::named);
    }

    @Override
    public @Nullable T get(String key) {
        return facts.containsKey(key) ? named(key) : null;
    }

    @Override
    public int size() {
        return facts.size();
    }

    @Override
    public boolean isFullState() {
        return false;
    }

    private T named(String key) {
        int slash = key.indexOf('/');
        T object = blank.get();
        object.setMetadata(new ObjectMetaBuilder()
                .withNamespace(slash < 0 ? null : key.substring(0, slash))
                .withName(key.substring(slash + 1))
                .build());
        return object;
    }
}
