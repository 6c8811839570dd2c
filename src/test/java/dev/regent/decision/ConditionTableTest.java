package dev.regent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.Condition;
import dev.regent.world.Condition.Degraded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code docs/condition.md} is what the code does: each row of its table is a test. */
class ConditionTableTest {
    private static final Path PAGE = Path.of("docs/condition.md");
    private static final int COLUMNS = 8;

    @TestFactory
    Stream<DynamicTest> eachRowOfThePage() throws IOException {
        return rows().map(row -> DynamicTest.dynamicTest(String.join(" | ", row), () -> judge(row)));
    }

    @Test
    void thePageHasARowForEveryKindOfCondition() throws IOException {
        List<String> conditions = rows().map(List::getLast).toList();

        assertThat(conditions).contains("healthy", "failed", "unknown").anyMatch(it -> it.startsWith("degraded"));
    }

    private static Stream<List<String>> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| own probe"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList());
    }

    private static void judge(List<String> row) {
        assertThat(row).hasSize(COLUMNS);
        Condition condition = ConditionRow.world(row).picture().own();

        String[] wordAndWhy = row.getLast().split(": ", 2);
        assertThat(shown(condition)).as(condition.why()).isEqualTo(wordAndWhy[0]);
        assertThat(condition.why()).contains(wordAndWhy.length > 1 ? wordAndWhy[1] : "");
    }

    private static String shown(Condition condition) {
        return condition instanceof Degraded degraded
                ? "degraded " + Math.round(100 * degraded.share()) + " %"
                : condition.word();
    }
}
