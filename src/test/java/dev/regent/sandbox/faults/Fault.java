package dev.regent.sandbox.faults;

import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Something that can be made to go wrong in a region, and be put right again. Both mean "make it so": done twice, they
 * do nothing the second time.
 *
 * @param name  as in {@code POST /faults/gateway-dies}
 * @param what  one line: what is wrong then
 * @param lasts after that it passes by itself; zero for what lasts until it is healed
 */
public record Fault(String name, String what, Consumer<Region> inject, Consumer<Region> heal, Duration lasts) {
    public Fault(String name, String what, Consumer<Region> inject, Consumer<Region> heal) {
        this(name, what, inject, heal, Duration.ZERO);
    }

    /**
     * A fault that is there now.
     *
     * @param since when it was there in full
     */
    public record Active(String name, Region region, Instant since) {}

    /** There is no fault of that name, or no such region; the message names those that there are. */
    public static final class Unheard extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Unheard(String message) {
            super(message);
        }
    }
}
