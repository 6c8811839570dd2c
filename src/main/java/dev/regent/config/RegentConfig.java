package dev.regent.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings of one process; what all regents must agree on is in the regions' files instead. */
@ConfigMapping(prefix = "regent")
public interface RegentConfig {
    /** The region that this regent speaks for, such as us-east-1. */
    String region();

    /** The directory of the regions' files. */
    @WithDefault("regions")
    Path regions();

    /** A directory with files to lay over them. */
    Optional<Path> overlay();

    /** The name of this process among the replicas of its region; a pod's host name is its own. */
    @WithDefault("${HOSTNAME:regent}")
    String replica();

    /** From one tick to the next. */
    @WithDefault("1s")
    Duration tick();

    /** The region's own Kubernetes cluster. */
    Cluster cluster();

    /** The region's own Kubernetes cluster. */
    interface Cluster {
        /** How to reach it; a pod uses its own service account without one. */
        Optional<Path> kubeconfig();
    }

    /** On-call's API. */
    Oncall oncall();

    /** On-call's API. */
    interface Oncall {
        /** Holds the bearer token that opens the orders; without it every order is refused. */
        Optional<Path> tokenFile();

        /** How long an order may take to be seen on the board before it is answered 503. */
        @WithDefault("5s")
        Duration patience();
    }
}
