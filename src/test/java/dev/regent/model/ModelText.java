package dev.regent.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names that the model declares, read from its text. */
record ModelText(String protocol, String safety) {
    static final Path DIRECTORY = Path.of("src", "test", "resources", "dev", "regent", "model");
    static final Path PROTOCOL = DIRECTORY.resolve("failover.als");
    static final Path SAFETY = DIRECTORY.resolve("safety.als");

    private static final Pattern DECLARED =
            Pattern.compile("^(?:pred|fun|check|run|(?:var |one |lone |abstract )?sig) (\\w+)", Pattern.MULTILINE);
    private static final Pattern FIELD = Pattern.compile("\\bvar (?!sig)(\\w+):");
    private static final Pattern COMMAND = Pattern.compile("^(?:check|run) (\\w+)", Pattern.MULTILINE);
    private static final Pattern RULES =
            Pattern.compile("^one sig ([\\w,\\s]+?)\\s+extends Rule\\b", Pattern.MULTILINE);

    static ModelText read() throws IOException {
        return new ModelText(Files.readString(PROTOCOL, UTF_8), Files.readString(SAFETY, UTF_8));
    }

    /** Of whatever is declared: rules, states, predicates, functions and commands. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(rules());
        Stream.of(DECLARED, FIELD).forEach(pattern -> {
            names.addAll(found(pattern, protocol));
            names.addAll(found(pattern, safety));
        });
        return names;
    }

    /** The rules that can be taken out. */
    Set<String> rules() {
        Matcher matcher = RULES.matcher(protocol);
        if (!matcher.find()) {
            throw new IllegalStateException("the model declares no rules");
        }
        return new LinkedHashSet<>(List.of(matcher.group(1).trim().split(",\\s*", -1)));
    }

    Set<String> commands() {
        return found(COMMAND, safety);
    }

    /** The checks that take this rule out. */
    Set<String> commandsWithout(String rule) {
        return found(Pattern.compile("^check (\\w+) \\{ without\\[" + rule + "]", Pattern.MULTILINE), safety);
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new LinkedHashSet<>();
        pattern.matcher(text).results().forEach(result -> found.add(result.group(1)));
        return found;
    }
}
