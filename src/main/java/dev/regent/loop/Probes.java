package dev.regent.loop;

import dev.regent.world.ProbeResult;
import dev.regent.world.Reading;
import dev.regent.world.Readings.Subject;
import java.util.Map;

/** Looks at every region's gateway from here. */
public interface Probes {
    Map<Subject, Reading<ProbeResult>> latest();
}
