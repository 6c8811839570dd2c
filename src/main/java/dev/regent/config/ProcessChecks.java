package dev.regent.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What can be wrong about the settings of one process. */
final class ProcessChecks {
    private final Problems problems;

    ProcessChecks(Problems problems) {
        this.problems = problems;
    }

    void check(RegentConfig config) {
        within("regent.tick", config.tick(), Duration.ofMillis(100), Duration.ofSeconds(2));
        within("regent.oncall.patience", config.oncall().patience(), Duration.ofSeconds(1), Duration.ofSeconds(30));
        if (!config.replica().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            problems.add(
                    "settings",
                    "regent.replica",
                    '"' + config.replica() + '"',
                    "should be 1 to 100 letters, digits, dots, dashes and underscores, different for every replica");
        }
        config.cluster().kubeconfig().ifPresent(this::kubeconfig);
    }

    private void kubeconfig(Path kubeconfig) {
        if (Files.isReadable(kubeconfig)) {
            KubeconfigChecks.check(kubeconfig, problems);
        } else {
            problems.add(
                    "settings",
                    "regent.cluster.kubeconfig",
                    '"' + kubeconfig.toString() + '"',
                    "should be a kubeconfig that can be read");
        }
    }

    private void within(String field, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            problems.add(
                    "settings",
                    field,
                    value.toString(),
                    "should be a duration from " + least.toMillis() + "ms to " + most.toMillis() + "ms");
        }
    }
}
