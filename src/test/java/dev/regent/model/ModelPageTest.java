package dev.regent.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/model.md} names what there is in the model and in the code, and every command. */
class ModelPageTest {
    private static final Path PAGE = Path.of("docs", "model.md");
    private static final List<String> PACKAGES = List.of("decision", "board", "dns", "loop", "world");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    @Test
    void theFirstColumnNamesWhatTheModelDeclares() throws IOException {
        Set<String> named = quoted(0);

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(ModelText.read().names()).containsAll(named);
    }

    @Test
    void everyRuleAndEveryCommandHasItsRow() throws IOException {
        ModelText model = ModelText.read();

        Set<String> named = quoted(0);
        named.addAll(quoted(1));

        assertThat(named).containsAll(model.rules()).containsAll(model.commands());
    }

    @Test
    void everyRuleIsBesideTheHistoriesWithoutIt() throws IOException {
        ModelText model = ModelText.read();

        for (String rule : model.rules()) {
            assertThat(rows().filter(row -> row.getFirst().equals("`" + rule + "`")))
                    .singleElement()
                    .satisfies(row -> assertThat(quoted(row, 1).toList())
                            .as("histories without " + rule)
                            .containsExactlyElementsOf(model.commandsWithout(rule)));
        }
    }

    @Test
    void theSecondColumnOfTheMapNamesClassesAndMethodsThatThereAre() throws IOException {
        Set<String> references = new TreeSet<>();
        rows().flatMap(row -> quoted(row, 1))
                .filter(text -> text.matches("[A-Z]\\w+(\\.\\w+)?"))
                .forEach(references::add);

        assertThat(references).hasSizeGreaterThan(20).allMatch(ModelPageTest::exists);
    }

    private static boolean exists(String reference) {
        String[] parts = reference.split("\\.", -1);
        return PACKAGES.stream()
                .flatMap(name -> find("dev.regent." + name + "." + parts[0]))
                .anyMatch(type -> parts.length == 1 || has(type, parts[1]));
    }

    private static boolean has(Class<?> type, String method) {
        return Arrays.stream(type.getDeclaredMethods()).map(Method::getName).anyMatch(method::equals);
    }

    private static Stream<Class<?>> find(String name) {
        try {
            return Stream.of(Class.forName(name, false, ModelPageTest.class.getClassLoader()));
        } catch (ClassNotFoundException absent) {
            return Stream.empty();
        }
    }

    private static Set<String> quoted(int column) throws IOException {
        Set<String> quoted = new TreeSet<>();
        rows().flatMap(row -> quoted(row, column)).forEach(quoted::add);
        return quoted;
    }

    private static Stream<String> quoted(List<String> row, int column) {
        return QUOTED.matcher(row.get(column)).results().map(result -> result.group(1));
    }

    /** The rows of the page's tables, as cells. */
    private static Stream<List<String>> rows() throws IOException {
        return Files.readAllLines(PAGE, UTF_8).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> List.of(line.substring(2).split(" \\| ?", -1)));
    }
}
