package dev.regent.sandbox.topology;

import dev.regent.sandbox.gateway.InferenceGateway;
import dev.regent.sandbox.kubernetes.RegionCluster;
import dev.regent.sandbox.links.Link;
import dev.regent.sandbox.monitoring.PrometheusTwin;
import dev.regent.sandbox.s3.S3Twin;
import dev.regent.world.Region;
import java.net.InetAddress;
import java.net.URI;

/**
 * What stands in one region, its regents apart.
 *
 * @param address   where all of it listens
 * @param cluster   decides how many replicas the gateway has
 * @param s3        the server itself, for looking into it and clearing it
 * @param s3Front   where everybody reaches it, the checkers included
 * @param replicas  of the workload, when nothing is wrong
 */
public record Site(
        RegionFiles.Described described,
        InetAddress address,
        InferenceGateway gateway,
        RegionCluster cluster,
        PrometheusTwin monitoring,
        S3Twin s3,
        Link s3Front,
        int replicas)
        implements AutoCloseable {

    public Region region() {
        return described.region();
    }

    public String board() {
        return described.board();
    }

    public URI s3Endpoint() {
        return URI.create("http://" + s3Front.address().getAddress().getHostAddress() + ":"
                + s3Front.address().getPort());
    }

    /** As when nothing is wrong: so many replicas ready as the tier holds. */
    public void restore() {
        gateway.heal();
        cluster.restore();
        monitoring.forget();
        s3Front.heal();
    }

    @Override
    public void close() {
        monitoring.close();
        cluster.close();
        gateway.close();
        s3Front.close();
        s3.close();
    }
}
