package dev.regent.sandbox.faults;

import dev.regent.world.Region;
import java.util.function.Consumer;

/**
 * Something that can be made to go wrong in a region, and be put right again. Both mean "make it so": done twice, they
 * do nothing the second time.
 *
 * @param name as in {@code POST /faults/gateway-dies}
 * @param what one line: what is wrong then
 */
public record Fault(String name, String what, Consumer<Region> inject, Consumer<Region> heal) {

    /**
     * A fault that is there now.
     *
     * @param since when it was there in full
     */
    public record Active(String name, Region region, java.time.Instant since) {}

    /** There is no fault of that name, or no such region; the message names those that there are. */
    public static final class Unheard extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Unheard(String message) {
            super(message);
        }
    }
}
