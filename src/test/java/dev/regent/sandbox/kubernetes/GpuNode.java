package dev.regent.sandbox.kubernetes;

/**
 * A node with GPUs.
 *
 * @param ready whether its kubelet is heard of
 * @param lost  GPUs of it that have fallen off the bus
 */
public record GpuNode(String name, boolean ready, int lost) {
    /** As NVIDIA's device plugin announces GPUs. */
    static final String RESOURCE = "nvidia.com/gpu";

    /** Of each node: an 8-GPU machine such as {@code p5en.48xlarge}. */
    public static final int GPUS = 8;

    /** As NVIDIA's GPU feature discovery labels it. */
    public static final String PRODUCT = "NVIDIA-H200";

    GpuNode(String name) {
        this(name, true, 0);
    }

    public int usable() {
        return GPUS - lost;
    }

    GpuNode unreachable() {
        return new GpuNode(name, false, lost);
    }

    GpuNode losesGpus() {
        return new GpuNode(name, ready, GPUS);
    }
}
