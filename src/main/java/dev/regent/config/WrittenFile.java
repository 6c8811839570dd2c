package dev.regent.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.regent.config.Written.Items;
import dev.regent.config.Written.Mapping;
import dev.regent.config.Written.Origin;
import dev.regent.config.Written.Scalar;
import dev.regent.config.Written.Scalar.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one YAML file, keeping the line of everything. Duplicate fields, aliases and broken YAML are problems. */
final class WrittenFile {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final String file;
    private final YAMLParser parser;
    private final Problems problems;

    private WrittenFile(String file, YAMLParser parser, Problems problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    /** The file's content; an empty mapping where it cannot be read (and a problem that says so). */
    static Mapping read(Path path, Problems problems) {
        String file = path.toString();
        try (YAMLParser parser = YAML.createParser(Files.readString(path))) {
            return new WrittenFile(file, parser, problems).document();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            problems.add(new Origin(file, line), "", "", "not YAML: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            problems.add(file, "", "", "cannot be read: " + e);
        }
        return Mapping.empty(new Origin(file, 1));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }

    private Mapping document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return Mapping.empty(new Origin(file, 1));
        }
        Written root = value(here());
        if (parser.nextToken() != null) {
            problems.add(here(), "", "", "there should be one YAML document in it, not several");
        }
        if (root instanceof Mapping mapping) {
            return mapping;
        }
        problems.add(root.origin(), "", root.shown(), "it should be a mapping (field: value)");
        return Mapping.empty(root.origin());
    }

    private Written value(Origin at) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(at);
            case START_ARRAY -> items(at);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(at, Kind.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> scalar(at, Kind.BOOLEAN);
            case VALUE_NULL -> scalar(at, Kind.NOTHING);
            default -> text(at);
        };
    }

    private Mapping mapping(Origin origin) throws IOException {
        Map<String, Written> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Origin at = here();
            parser.nextToken();
            if (fields.putIfAbsent(name, value(at)) != null) {
                problems.add(at, name, "", "it is written twice in the same mapping; keep one of them");
            }
        }
        return new Mapping(origin, new LinkedHashMap<>(fields));
    }

    private Items items(Origin origin) throws IOException {
        List<Written> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(here()));
        }
        return new Items(origin, items);
    }

    private Scalar text(Origin at) throws IOException {
        if (parser.isCurrentAlias()) {
            problems.add(here(), "", "*" + parser.getText(), "YAML aliases are not understood here; write it out");
        }
        return scalar(at, Kind.TEXT);
    }

    private Scalar scalar(Origin at, Kind kind) throws IOException {
        return new Scalar(at, kind, parser.getText());
    }

    private Origin here() {
        return new Origin(file, parser.currentTokenLocation().getLineNr());
    }
}
