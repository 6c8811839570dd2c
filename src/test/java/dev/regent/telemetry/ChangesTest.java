package dev.regent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.telemetry.Facts.Fact;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static Facts facts(Map<String, Fact> facts) {
        return new Facts(new TreeMap<>(facts));
    }

    @Test
    void saysNothingWhileNothingChanges() {
        Facts before = facts(Map.of("chat: condition", new Fact("failed", "4 looks failed")));
        Facts now = facts(Map.of("chat: condition", new Fact("failed", "5 looks failed")));

        assertThat(Changes.between(before, now)).isEmpty();
    }

    @Test
    void saysWhatChangedAndWhy() {
        Facts before = facts(Map.of("chat: condition", new Fact("healthy", "")));
        Facts now = facts(Map.of("chat: condition", new Fact("failed", "4 looks failed")));

        assertThat(Changes.between(before, now)).containsExactly("chat: condition: healthy -> failed (4 looks failed)");
    }

    @Test
    void saysWhatIsNewAndWhatIsGone() {
        Facts before = facts(Map.of("chat: vote against us-east-1", new Fact("held", "it failed")));
        Facts now = facts(Map.of("chat: vote against us-east-2", new Fact("held", "a standby before it is open")));

        assertThat(Changes.between(before, now))
                .containsExactly(
                        "chat: vote against us-east-1: no longer held",
                        "chat: vote against us-east-2: held (a standby before it is open)");
    }
}
