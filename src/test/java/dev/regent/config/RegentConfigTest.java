package dev.regent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegentConfigTest {
    private static RegentConfig with(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(properties, "test", 500))
                .withMapping(RegentConfig.class)
                .withConverter(Duration.class, 500, new io.quarkus.runtime.configuration.DurationConverter())
                .build()
                .getConfigMapping(RegentConfig.class);
    }

    @Test
    void hasDefaults() {
        RegentConfig config = with(Map.of("regent.region", "us-east-1", "HOSTNAME", "pod-7"));

        assertThat(config.regions()).isEqualTo(Path.of("regions"));
        assertThat(config.overlay()).isEmpty();
        assertThat(config.replica()).isEqualTo("pod-7");
        assertThat(config.tick()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.cluster().kubeconfig()).isEmpty();
        assertThat(config.oncall().tokenFile()).isEmpty();
        assertThat(config.oncall().patience()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void mapsEveryProperty() {
        RegentConfig config = with(Map.of(
                "regent.region", "us-east-2",
                "regent.regions", "elsewhere",
                "regent.overlay", "above",
                "regent.replica", "b",
                "regent.tick", "500ms",
                "regent.cluster.kubeconfig", "kubeconfig",
                "regent.oncall.token-file", "token",
                "regent.oncall.patience", "3s"));

        assertThat(config.region()).isEqualTo("us-east-2");
        assertThat(config.regions()).isEqualTo(Path.of("elsewhere"));
        assertThat(config.overlay()).contains(Path.of("above"));
        assertThat(config.replica()).isEqualTo("b");
        assertThat(config.tick()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.cluster().kubeconfig()).contains(Path.of("kubeconfig"));
        assertThat(config.oncall().tokenFile()).contains(Path.of("token"));
        assertThat(config.oncall().patience()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void refusesToGoWithoutARegion() {
        assertThatThrownBy(() -> with(Map.of()))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("regent.region is required");
    }

    @Test
    void saysWhatIsWrongTogetherWithTheFiles() {
        RegentConfig config = with(Map.of(
                "regent.region", "us-east-3",
                "regent.replica", "a b",
                "regent.tick", "10s",
                "regent.oncall.patience", "1m"));

        var wrong = catchThrowableOfType(WrongConfiguration.class, () -> RegionFiles.read(config));

        assertThat(wrong.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "settings  regent.oncall.patience is PT1M: should be a duration from 1000ms to 30000ms",
                        "settings  regent.region is \"us-east-3\": should be one of the regions that have a file in"
                                + " regions: us-east-1, us-east-2, us-west-2 (did you mean us-east-1?)",
                        "settings  regent.replica is \"a b\": should be 1 to 100 letters, digits, dots, dashes and"
                                + " underscores, different for every replica",
                        "settings  regent.tick is PT10S: should be a duration from 100ms to 2000ms");
    }
}
