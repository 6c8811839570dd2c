package dev.regent.sandbox.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a pod goes, by {@code nvidia.com/gpu} and nothing else. */
final class Scheduler {
    private Scheduler() {}

    /**
     * A node as the scheduler sees it.
     *
     * @param free allocatable GPUs that no pod holds
     * @param open whether its taints let the pod in
     */
    record Room(String node, int free, boolean open) {
        private boolean fits(int gpus) {
            return open && free >= gpus;
        }
    }

    /** The first that has room. */
    static Optional<String> place(List<Room> rooms, int gpus) {
        return rooms.stream().filter(room -> room.fits(gpus)).map(Room::node).findFirst();
    }

    /** What the scheduler says of a pod that it can put nowhere. */
    static String refusal(List<Room> rooms, int gpus) {
        long closed = rooms.stream().filter(room -> !room.open()).count();
        long full = rooms.stream()
                .filter(Room::open)
                .filter(room -> !room.fits(gpus))
                .count();
        List<String> reasons = new ArrayList<>();
        if (closed > 0) {
            reasons.add(closed + " node(s) had untolerated taint {node.kubernetes.io/unreachable: }");
        }
        if (full > 0) {
            reasons.add(full + " Insufficient nvidia.com/gpu");
        }
        return "0/" + rooms.size() + " nodes are available: " + String.join(", ", reasons) + ".";
    }
}
