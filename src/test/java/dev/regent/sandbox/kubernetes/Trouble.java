package dev.regent.sandbox.kubernetes;

/** What can be wrong with all pods of the workload at once. */
public enum Trouble {
    /** Every container ends as soon as it is started. */
    PODS_CRASH,
    /** No image can be pulled; what runs goes on. */
    PULLS_FAIL
}
