package dev.regent.loop;

import dev.regent.world.Intent;
import java.util.List;

/** Intents that people asked of this regent and that are not on its report yet. */
public interface Inbox {
    List<Intent> asked();
}
