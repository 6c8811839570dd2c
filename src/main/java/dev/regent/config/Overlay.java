package dev.regent.config;

import dev.regent.config.Written.Items;
import dev.regent.config.Written.Mapping;
import dev.regent.config.Written.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays one file over another: mappings field by field, lists of mappings by their {@code region} or {@code name}, all
 * else replaced.
 */
final class Overlay {
    private static final List<String> KEYS = List.of("region", "name");

    private Overlay() {}

    static Mapping over(Mapping base, Mapping overlay) {
        Map<String, Written> merged = new LinkedHashMap<>(base.fields());
        overlay.fields().forEach((name, value) -> merged.merge(name, value, Overlay::over));
        return new Mapping(base.origin(), new LinkedHashMap<>(merged));
    }

    private static Written over(Written base, Written overlay) {
        if (base instanceof Mapping below && overlay instanceof Mapping above) {
            return over(below, above);
        }
        if (base instanceof Items below && overlay instanceof Items above && keyed(below) && keyed(above)) {
            return over(below, above);
        }
        return overlay;
    }

    private static Items over(Items base, Items overlay) {
        Map<String, Written> merged = new LinkedHashMap<>();
        List<Written> repeated = new ArrayList<>();
        base.items().forEach(item -> {
            if (merged.putIfAbsent(key(item).orElseThrow(), item) != null) {
                repeated.add(item);
            }
        });
        overlay.items().forEach(item -> merged.merge(key(item).orElseThrow(), item, Overlay::over));
        List<Written> all = new ArrayList<>(merged.values());
        all.addAll(repeated);
        return new Items(base.origin(), all);
    }

    private static boolean keyed(Items items) {
        return items.items().stream().allMatch(item -> key(item).isPresent());
    }

    /** What tells an item of a list apart from the others, for merging and for the paths of problems. */
    static Optional<String> key(Written item) {
        if (!(item instanceof Mapping mapping)) {
            return Optional.empty();
        }
        return KEYS.stream()
                .map(mapping.fields()::get)
                .filter(Scalar.class::isInstance)
                .map(value -> ((Scalar) value).text())
                .findFirst();
    }
}
