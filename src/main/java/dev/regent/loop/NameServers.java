package dev.regent.loop;

import dev.regent.world.Answer;
import dev.regent.world.Epoch;
import dev.regent.world.Reading;
import dev.regent.world.Readings.Subject;
import dev.regent.world.Region;
import dev.regent.world.Witness;
import java.util.Map;

/** What the zones' own name servers say. */
public interface NameServers {
    Map<Subject, Reading<Witness>> witnesses();

    /** By service; where the name servers differ, the oldest epoch that one of them shows. */
    Map<String, Reading<Epoch>> epochs();

    /** By service. */
    Map<String, Reading<Answer>> answers();

    /** By region: whether the checkers can read votes on its board. */
    Map<Region, Reading<Boolean>> canaries();
}
