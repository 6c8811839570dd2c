package dev.regent.sandbox.route53;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The tags of hosted zones and health checks, by resource. Thread-safe. */
public final class Tags {
    private final Map<String, Map<String, String>> byResource = new ConcurrentHashMap<>();

    Tags() {}

    public Map<String, String> of(String resource) {
        return byResource.getOrDefault(resource, Map.of());
    }

    public void change(String resource, Map<String, String> add, Collection<String> remove) {
        byResource.compute(resource, (key, current) -> {
            Map<String, String> next = new TreeMap<>(current == null ? Map.of() : current);
            remove.forEach(next::remove);
            next.putAll(add);
            return Map.copyOf(next);
        });
    }
}
