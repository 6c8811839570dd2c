package dev.regent.world;

/** Where it is known from, beside its own probe, that a region serves less than all of its demand; the gravest first. */
public enum Source {
    /** What is counted of its users' requests. */
    REQUESTS("requests"),
    /** GPU memory that runs out. */
    MEMORY("memory"),
    /** What its autoscalers ask for, against what is asked of it. */
    AUTOSCALERS("autoscalers"),
    /** Its replicas. */
    CLUSTER("cluster"),
    /** Errors that its GPUs report. */
    GPUS("gpus");

    private final String word;

    Source(String word) {
        this.word = word;
    }

    /** In reports. */
    public String word() {
        return word;
    }
}
