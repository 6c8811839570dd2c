package dev.regent.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regent.world.HealthCheck.Target;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
    @Test
    void aCheckThatLooksForAWordHasATypeOfItsOwn() {
        assertThat(asking("192.0.2.1", Optional.empty()).type()).isEqualTo("HTTPS");
        assertThat(asking("192.0.2.1", Optional.of("evicted")).type()).isEqualTo("HTTPS_STR_MATCH");
    }

    @Test
    void tellsAnAddressFromAName() {
        assertThat(asking("192.0.2.1", Optional.empty()).byAddress()).isTrue();
        assertThat(asking("2001:db8::1", Optional.empty()).byAddress()).isTrue();
        assertThat(asking("1.gateway.example.net", Optional.empty()).byAddress())
                .isFalse();
    }

    private static Target asking(String host, Optional<String> search) {
        return new Target("HTTPS", host, 443, "/health", search);
    }
}
