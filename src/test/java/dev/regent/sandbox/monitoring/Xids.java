package dev.regent.sandbox.monitoring;

import dev.regent.sandbox.kubernetes.GpuSample;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last XID error that was seen of each GPU, and since when; as by DCGM, one stays until another follows. */
final class Xids {
    static final Duration EARLIER = Duration.ofMinutes(10);

    private final Map<String, Seen> last = new HashMap<>();

    /**
     * One error of one GPU.
     *
     * @param before the one before it, 0 for none
     */
    private record Seen(int xid, Instant since, int before) {}

    void see(List<GpuSample> gpus, Instant now) {
        for (GpuSample gpu : gpus) {
            last.merge(
                    gpu.uuid(),
                    new Seen(gpu.xid(), now, 0),
                    (old, seen) -> old.xid() == seen.xid() ? old : new Seen(seen.xid(), now, old.xid()));
        }
    }

    void forget() {
        last.clear();
    }

    /** What it was ten minutes ago, 0 for none and where nobody had looked yet. */
    int earlier(String uuid, Instant now) {
        Seen seen = last.get(uuid);
        if (seen == null) {
            return 0;
        }
        return seen.since().isAfter(now.minus(EARLIER)) ? seen.before() : seen.xid();
    }
}
