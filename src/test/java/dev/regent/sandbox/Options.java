package dev.regent.sandbox;

import dev.regent.sandbox.kubernetes.Kubeconfigs;
import dev.regent.sandbox.topology.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/**
 * How the sandbox is to be.
 *
 * @param replicas         regents per region: 0 (none), 1 or 2
 * @param seed             of the checkers' phases and of whatever else is left to chance
 * @param ports            which ports everything listens on
 * @param project          the repository: its regions/ are read, its target/ holds the artifact and all that is written
 * @param propagation      from a change of records to its being answered by DNS; at most 60 s
 * @param failureThreshold of the gateways' checks: 1 as designed, 3 as Route 53's default is
 * @param service          fields laid over the service in services.yaml, as YAML would hold them
 * @param kubeconfigs      the real clusters to run on; none means simulated ones
 */
public record Options(
        int replicas,
        long seed,
        Ports ports,
        Path project,
        Duration propagation,
        int failureThreshold,
        Map<String, Object> service,
        Kubeconfigs kubeconfigs) {
    private static final Duration PROPAGATION = Duration.ofSeconds(30);

    public Options {
        if (replicas < 0 || replicas > 2) {
            throw new IllegalArgumentException(
                    "-Dreplicas (regents per region) is 1 or 2, and -Dregents=0 means none; it is not " + replicas);
        }
        service = Map.copyOf(service);
    }

    /**
     * {@code -Dreplicas}, {@code -Dregents=0}, {@code -Dseed}, {@code -Dports}, {@code -DfailureThreshold},
     * {@code -Dkubeconfigs}.
     */
    public static Options fromSystemProperties() {
        boolean none = "0".equals(System.getProperty("regents"));
        return new Options(
                none ? 0 : Integer.getInteger("replicas", 1),
                Long.getLong("seed", System.nanoTime()),
                new Ports(Integer.getInteger("ports", Ports.USUAL.first())),
                Path.of(System.getProperty("project", "")).toAbsolutePath(),
                Duration.ofSeconds(Long.getLong("propagation", PROPAGATION.toSeconds())),
                Integer.getInteger("failureThreshold", 1),
                Map.of(),
                Kubeconfigs.of("-Dkubeconfigs", System.getProperty("kubeconfigs", "")));
    }

    /** Beside whatever else runs on this machine. */
    public static Options forTests() {
        Random random = new Random();
        return new Options(
                1,
                random.nextLong(),
                Ports.elsewhere(random),
                Path.of("").toAbsolutePath(),
                PROPAGATION,
                1,
                Map.of(),
                Kubeconfigs.NONE);
    }

    public Options withReplicas(int other) {
        return new Options(other, seed, ports, project, propagation, failureThreshold, service, kubeconfigs);
    }

    /** With such fields of the service, such as {@code failback → {policy: automatic, soak: 10}}. */
    public Options withService(Map<String, Object> fields) {
        return new Options(replicas, seed, ports, project, propagation, failureThreshold, fields, kubeconfigs);
    }

    public Options withKubeconfigs(Kubeconfigs given) {
        return new Options(replicas, seed, ports, project, propagation, failureThreshold, service, given);
    }

    /** Where everything is written that the sandbox writes. */
    public Path workspace() {
        return project.resolve("target/sandbox");
    }
}
