package dev.regent.loop;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads that wait for the outside, as many as there is to wait for.
 *
 * <p>They are platform threads. While a virtual thread loads a class it holds on to its carrier, of which there are as
 * few as processors; where all carriers wait for a lock of the class loader whose holder needs a carrier to go on, the
 * whole process stands still (<a href="https://github.com/quarkusio/quarkus/issues/40917">quarkus #40917</a>).
 */
public final class Workers {
    private Workers() {}

    /** A thread for whatever comes while all others are busy; one that has had nothing to do for a minute ends. */
    public static ExecutorService pool(String name) {
        return Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name(name + " ", 1).factory());
    }

    /** A thread for what is done now and then. */
    public static void start(String name, Runnable task) {
        Thread.ofPlatform().daemon().name(name).start(task);
    }
}
