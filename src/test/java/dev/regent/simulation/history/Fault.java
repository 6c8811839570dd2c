package dev.regent.simulation.history;

import dev.regent.simulation.Scene;

/** Something that goes wrong, and right again. A value: a history is replayed and shrunk from it. */
public interface Fault {
    void begin(Scene scene);

    /** Without effect where it has nothing to heal. */
    void end(Scene scene);
}
