package dev.regent.config;

import dev.regent.config.Written.Items;
import dev.regent.config.Written.Mapping;
import dev.regent.config.Written.Scalar;
import dev.regent.config.Written.Scalar.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** One mapping of a file, read field by field. What is wrong goes to the problems; nothing is thrown. */
final class Section {
    private final Mapping written;
    private final String path;
    private final Problems problems;
    private final TreeSet<String> asked = new TreeSet<>();
    private final Map<String, Section> inside = new LinkedHashMap<>();
    private final int problemsBefore;
    /** Something else stands in its place, which was said already: that its fields are missing goes without saying. */
    private final boolean replaced;

    Section(Mapping written, String path, Problems problems) {
        this(written, path, problems, false);
    }

    private Section(Mapping written, String path, Problems problems, boolean replaced) {
        this.written = written;
        this.replaced = replaced;
        this.path = path;
        this.problems = problems;
        this.problemsBefore = problems.count();
    }

    <T> Optional<T> required(String name, Form<T> form) {
        Optional<Written> value = value(name);
        if (value.isEmpty()) {
            missing(name, form.right());
        }
        return value.flatMap(it -> parsed(pathTo(name), it, form));
    }

    <T> Optional<T> optional(String name, Form<T> form) {
        return value(name).flatMap(it -> parsed(pathTo(name), it, form));
    }

    <T> T optional(String name, Form<T> form, T fallback) {
        return optional(name, form).orElse(fallback);
    }

    /** The mapping under a field, which must be there. */
    Optional<Section> section(String name, String right) {
        if (value(name).isEmpty()) {
            missing(name, right);
            return Optional.empty();
        }
        return Optional.of(section(name));
    }

    /** The mapping under a field, an empty one where it is not there. */
    Section section(String name) {
        Section known = inside.get(pathTo(name));
        return known != null ? known : opened(name);
    }

    private Section opened(String name) {
        Optional<Written> value = value(name);
        if (value.isPresent() && value.get() instanceof Mapping mapping) {
            return inside(mapping, pathTo(name));
        }
        value.ifPresent(it -> problems.add(it.origin(), pathTo(name), it.shown(), "should be a mapping"));
        Section empty = new Section(Mapping.empty(written.origin()), pathTo(name), problems, value.isPresent());
        inside.put(pathTo(name), empty);
        return empty;
    }

    /** The mappings of a list, which must be there. */
    List<Section> sections(String name, String right) {
        List<Section> sections = new ArrayList<>();
        for (Written item : items(name, right)) {
            String key = Overlay.key(item).orElse(Integer.toString(sections.size()));
            String named = pathTo(name) + "[" + key + "]";
            String itemPath = inside.containsKey(named) ? named + "[again]" : named;
            if (item instanceof Mapping mapping) {
                sections.add(inside(mapping, itemPath));
            } else {
                problems.add(item.origin(), itemPath, item.shown(), "should be a mapping");
            }
        }
        return sections;
    }

    /** The same for a list that may be left out. */
    List<Section> sectionsIfAny(String name, String right) {
        return value(name).isEmpty() ? List.of() : sections(name, right);
    }

    /** The values of a list, which must be there and hold something; the wrong ones are left out. */
    <T> List<T> list(String name, Form<T> form) {
        return parsed(name, items(name, "a list, each " + form.right()), form);
    }

    /** The same for a list that may be left out, and may be empty. */
    <T> List<T> list(String name, Form<T> form, List<T> fallback) {
        Optional<Written> value = value(name);
        if (value.isPresent() && value.get() instanceof Items items) {
            return parsed(name, items.items(), form);
        }
        value.ifPresent(it -> items(name, "a list, each " + form.right()));
        return fallback;
    }

    private <T> List<T> parsed(String name, List<Written> items, Form<T> form) {
        List<T> parsed = new ArrayList<>();
        int index = 0;
        for (Written item : items) {
            parsed(pathTo(name) + "[" + index++ + "]", item, form).ifPresent(parsed::add);
        }
        return parsed;
    }

    /** A mapping from any field to text; its values are never shown, as they may be secret. */
    Map<String, String> texts(String name, Form<String> names, Form<String> values, Map<String, String> fallback) {
        Optional<Written> value = value(name);
        if (value.isEmpty()) {
            return fallback;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        Section entries = section(name);
        entries.written.fields().forEach((key, entry) -> {
            entries.asked.add(key);
            Scalar keyText = new Scalar(entry.origin(), Kind.TEXT, key);
            if (names.parse().apply(keyText).isEmpty()) {
                problems.add(entry.origin(), entries.path, keyText.shown(), "should be " + names.right());
            }
            Optional<String> text =
                    entry instanceof Scalar scalar ? values.parse().apply(scalar) : Optional.empty();
            if (text.isEmpty()) {
                problems.add(entry.origin(), entries.pathTo(key), "not shown", "should be " + values.right());
            }
            texts.put(key, text.orElse(""));
        });
        return texts;
    }

    /** What somebody else would read there, without saying anything of it. */
    Optional<String> peek(String name) {
        return written.fields().get(name) instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    /** The same for a list. */
    List<String> peekAll(String name) {
        return written.fields().get(name) instanceof Items items
                ? items.items().stream()
                        .filter(Scalar.class::isInstance)
                        .map(item -> ((Scalar) item).text())
                        .toList()
                : List.of();
    }

    /** The sections of a list that was read before. */
    List<Section> known(String list) {
        return inside.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(pathTo(list) + "["))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Something that is only wrong together with something else. */
    void wrong(String name, String right) {
        Written value = written.fields().getOrDefault(name, written);
        problems.add(value.origin(), pathTo(name), value == written ? "" : value.shown(), right);
    }

    /** What is made of this section, if nothing was wrong in it. */
    <T> Optional<T> whole(Supplier<T> make) {
        return problems.count() == problemsBefore ? Optional.of(make.get()) : Optional.empty();
    }

    String path() {
        return path;
    }

    /** To be called once, at the end, on the section that is the file. */
    void unknownFields() {
        written.fields().forEach((name, value) -> {
            if (!asked.contains(name)) {
                problems.add(
                        value.origin(),
                        pathTo(name),
                        "",
                        "there is no such field" + Nearest.question(name, asked) + "; known here: "
                                + String.join(", ", asked));
            }
        });
        inside.values().forEach(Section::unknownFields);
    }

    private Section inside(Mapping mapping, String itsPath) {
        Section section = new Section(mapping, itsPath, problems);
        inside.put(itsPath, section);
        return section;
    }

    private List<Written> items(String name, String right) {
        Optional<Written> value = value(name);
        if (value.isEmpty()) {
            missing(name, right);
            return List.of();
        }
        if (value.get() instanceof Items items && !items.items().isEmpty()) {
            return items.items();
        }
        problems.add(value.get().origin(), pathTo(name), value.get().shown(), "should be " + right);
        return List.of();
    }

    private <T> Optional<T> parsed(String itsPath, Written value, Form<T> form) {
        Optional<T> parsed = value instanceof Scalar scalar ? form.parse().apply(scalar) : Optional.empty();
        if (parsed.isEmpty()) {
            problems.add(value.origin(), itsPath, value.shown(), "should be " + form.right());
        }
        return parsed;
    }

    /** A field with nothing behind it counts as not there. */
    private Optional<Written> value(String name) {
        asked.add(name);
        return Optional.ofNullable(written.fields().get(name))
                .filter(value -> !(value instanceof Scalar scalar && scalar.kind() == Kind.NOTHING));
    }

    private void missing(String name, String right) {
        if (!replaced) {
            problems.add(written.origin(), pathTo(name), "missing", "should be " + right);
        }
    }

    private String pathTo(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
