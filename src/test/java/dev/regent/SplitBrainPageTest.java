package dev.regent;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.regent.sandbox.scenarios.Playbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** What {@code docs/split-brain.md} says stands on something that runs: a scenario or a history in each row. */
class SplitBrainPageTest {
    private static final String PAGE = read();
    private static final List<Class<? extends Annotation>> KINDS =
            List.of(Test.class, ParameterizedTest.class, Property.class);
    private static final Pattern BOUND = Pattern.compile("`([^`]+)`");
    private static final Pattern ROW_OF_A_TABLE = Pattern.compile("(?m)^\\| (\\d+) \\|.*");

    private static final List<String> ROWS = Arrays.stream(PAGE.split("(?m)^(?=#)"))
            .filter(part -> part.matches("(?s)### \\d+\\. .*"))
            .toList();

    @Test
    void everyRowSaysWhoDoesWhatAndWhatIsGuaranteed() {
        assertThat(ROWS)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row)
                        .contains("\n- home: ", "\n- heir: ", "\n- others: ", "\n- clients: ", "\n- **guaranteed**: "));
    }

    @Test
    void everyRowIsBoundToAScenarioOrAHistory() {
        Set<String> histories = histories();

        assertThat(ROWS)
                .allSatisfy(row -> assertThat(bound(row))
                        .as(row.lines().findFirst().orElseThrow())
                        .isNotEmpty()
                        .allMatch(name -> Playbook.names().contains(name) || histories.contains(name)));
    }

    @Test
    void everyScenarioIsInSomeRow() {
        assertThat(ROWS.stream().flatMap(row -> bound(row).stream())).containsAll(Playbook.names());
    }

    @Test
    void bothTablesHaveEveryRowInTheSameOrder() {
        List<String> numbers =
                ROWS.stream().map(row -> row.substring(4, row.indexOf('.'))).toList();

        assertThat(ROW_OF_A_TABLE.matcher(PAGE).results().map(match -> match.group(1)))
                .containsExactlyElementsOf(
                        Stream.concat(numbers.stream(), numbers.stream()).toList());
    }

    private static List<String> bound(String row) {
        String proof = row.substring(row.indexOf("\n- proof: ") + 1).split("\n\n", 2)[0];
        return BOUND.matcher(proof).results().map(match -> match.group(1)).toList();
    }

    /** By their names alone: which class tells a history is nobody's business. */
    private static Set<String> histories() {
        // Names and annotations are enough: what lies behind them in libraries need not be read.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .importPackages("dev.regent.simulation").stream()
                        .map(JavaClass::getMethods)
                        .flatMap(Set::stream)
                        .filter(method -> KINDS.stream().anyMatch(method::isAnnotatedWith))
                        .map(JavaMethod::getName)
                        .collect(Collectors.toSet());
    }

    private static String read() {
        try {
            return Files.readString(Path.of("docs/split-brain.md"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
