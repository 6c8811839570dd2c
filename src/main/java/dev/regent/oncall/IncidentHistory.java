package dev.regent.oncall;

import dev.regent.loop.Teller;
import dev.regent.world.Decision;
import dev.regent.world.Incident;
import dev.regent.world.Region;
import dev.regent.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last failovers as this regent saw them. The very last one outlives a restart, as it is part of the report. */
public final class IncidentHistory implements Teller {
    private static final int KEPT = 50;

    private final Map<Key, Entry> incidents = new LinkedHashMap<>();

    /** An incident's dates are filled in as it goes on; where and when it began stay. */
    private record Key(String service, Region region, Instant suspected) {}

    /** An incident and whose it is. */
    record Entry(String service, Incident incident) {}

    @Override
    public synchronized void tell(World world, Decision decision, Instant now) {
        decision.report()
                .services()
                .forEach((service, said) -> said.memory().incident().ifPresent(incident -> {
                    var key = new Key(service, incident.region(), incident.suspected());
                    incidents.put(key, new Entry(service, incident));
                    if (incidents.size() > KEPT) {
                        incidents.remove(incidents.keySet().iterator().next());
                    }
                }));
    }

    /** The newest first. */
    synchronized List<Entry> entries() {
        List<Entry> newest = new ArrayList<>(incidents.values());
        Collections.reverse(newest);
        return newest;
    }
}
