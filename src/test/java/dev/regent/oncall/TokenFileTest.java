package dev.regent.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.oncall.TokenFile.Admission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
    private final Path file;
    private final TokenFile tokens;

    TokenFileTest(@TempDir Path scratch) {
        file = scratch.resolve("token");
        tokens = new TokenFile(Optional.of(file));
    }

    @Test
    void refusesEverybodyWithoutAFile() {
        assertThat(new TokenFile(Optional.empty()).admits("Bearer x"))
                .isEqualTo(new Admission.Closed("this regent takes no orders: regent.oncall.token-file is not set"));
        assertThat(tokens.admits("Bearer x")).isInstanceOf(Admission.Closed.class);
    }

    @Test
    void refusesEverybodyWhileTheFileIsEmpty() throws IOException {
        Files.writeString(file, "\n");

        assertThat(tokens.admits("Bearer ")).isInstanceOf(Admission.Closed.class);
    }

    @Test
    void admitsWhoeverHasTheTokenThatIsThereNow() throws IOException {
        Files.writeString(file, "one\n");
        assertThat(tokens.admits("Bearer one")).isEqualTo(new Admission.Admitted());

        Files.writeString(file, "two\n");

        assertThat(tokens.admits("Bearer one")).isInstanceOf(Admission.Unknown.class);
        assertThat(tokens.admits("bearer two")).isEqualTo(new Admission.Admitted());
    }

    @Test
    void refusesOtherSchemes() throws IOException {
        Files.writeString(file, "one");

        assertThat(tokens.admits("Basic one")).isInstanceOf(Admission.Unknown.class);
        assertThat(tokens.admits("one")).isInstanceOf(Admission.Unknown.class);
        assertThat(tokens.admits(null)).isInstanceOf(Admission.Unknown.class);
    }
}
