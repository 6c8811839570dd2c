package dev.regent.sandbox.s3;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One writer at a time for every object; objects that share a stripe wait for one another, which is harmless. */
final class KeyLocks {
    private static final int STRIPES = 64;

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

    <T> T holding(String bucket, String key, Supplier<T> work) {
        var lock = locks[Math.floorMod((bucket + '/' + key).hashCode(), STRIPES)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
