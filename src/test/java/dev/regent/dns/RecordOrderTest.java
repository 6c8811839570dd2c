package dev.regent.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordOrderTest {
    @Test
    void listsNamesAsRoute53Does() {
        List<String> names = new ArrayList<>(List.of(
                "example.net.", "_regent.api.example.com.", "api.example.com.", "api-2.example.com.", "example.com."));

        names.sort(RecordOrder.BY_NAME);

        assertThat(names)
                .containsExactly(
                        "example.com.",
                        "api-2.example.com.",
                        "api.example.com.",
                        "_regent.api.example.com.",
                        "example.net.");
    }
}
