package dev.regent.loop;

import dev.regent.world.Decision;
import dev.regent.world.OwnBoard;
import dev.regent.world.Reading;
import dev.regent.world.Region;
import dev.regent.world.Report;
import java.util.Map;

/** The regions' boards: one to write on, all to read. */
public interface Boards {
    Reading<OwnBoard> own();

    /** The other regions' reports. */
    Map<Region, Reading<Report>> peers();

    /**
     * Makes the own board show this decision: the report first (compare-and-set), then, only if that succeeded, the
     * votes. Returns at once; a later decision replaces one that was not begun, and one older than 2 s is dropped.
     */
    void publish(Decision decision);
}
