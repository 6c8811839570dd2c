package dev.regent.sandbox.links;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * What a link does to traffic at present.
 *
 * @param cut nothing listens
 * @param silentThere nothing passes from the caller to the target
 * @param silentBack nothing passes from the target to the caller
 * @param delay of whatever passes, in each direction
 */
public record Weather(boolean cut, boolean silentThere, boolean silentBack, Duration delay) {
    public static final Weather CLEAR = new Weather(false, false, false, Duration.ZERO);

    Weather afterCut() {
        return new Weather(true, silentThere, silentBack, delay);
    }

    Weather silent(boolean there, boolean back) {
        return new Weather(cut, there, back, delay);
    }

    Weather slow(Duration slower) {
        return new Weather(cut, silentThere, silentBack, slower);
    }

    void delayPassing() {
        if (delay.isZero()) {
            return;
        }
        var until = System.nanoTime() + delay.toNanos();
        for (var left = delay.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
