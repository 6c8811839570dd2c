package dev.regent.sandbox.kubernetes;

import java.net.InetAddress;
import java.nio.file.Path;

/**
 * Which cluster each region gets: the real one that a kubeconfig was given for, or else a simulated one.
 *
 * @param project the repository, whose {@code helm/} holds a regent's rights
 */
public record Clusters(Kubeconfigs kubeconfigs, Path project) {
    /**
     * Starts a region's, with all that is wanted of it ready.
     *
     * @param number  of the region in the order of preference, counted from 0
     * @param address the region's own
     */
    public RegionCluster start(int number, InetAddress address, RegionCluster.Setting setting) {
        if (kubeconfigs.isEmpty()) {
            return KubernetesTwin.start(address, setting);
        }
        Path rights = project.resolve("helm/regent/files");
        return RealCluster.start(address, setting, kubeconfigs.config(number), rights);
    }
}
