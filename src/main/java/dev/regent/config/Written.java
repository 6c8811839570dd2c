package dev.regent.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What is written in a YAML file, with the file and line of everything, so that a problem can be pointed at. */
sealed interface Written {
    Origin origin();

    /**
     * Where something is written.
     *
     * @param line counted from 1
     */
    record Origin(String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /** Fields in the order in which they are written. */
    record Mapping(Origin origin, SequencedMap<String, Written> fields) implements Written {
        public Mapping {
            fields = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        }

        static Mapping empty(Origin origin) {
            return new Mapping(origin, new LinkedHashMap<>(Map.of()));
        }
    }

    record Items(Origin origin, List<Written> items) implements Written {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** One value, not yet understood. */
    record Scalar(Origin origin, Kind kind, String text) implements Written {
        enum Kind {
            TEXT,
            NUMBER,
            BOOLEAN,
            NOTHING
        }
    }

    /** The value as a person would recognise it in the file. */
    default String shown() {
        return switch (this) {
            case Mapping mapping -> "a mapping";
            case Items items -> "a list of " + items.items().size();
            case Scalar scalar -> scalar.kind() == Scalar.Kind.TEXT ? '"' + scalar.text() + '"' : scalar.text();
        };
    }
}
