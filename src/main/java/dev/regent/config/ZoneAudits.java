package dev.regent.config;

import dev.regent.decision.Budget;
import dev.regent.decision.DesiredZone;
import dev.regent.decision.ZoneAudit;
import dev.regent.oncall.Budgets;
import dev.regent.world.BudgetPath;
import dev.regent.world.DesiredZoneSpec;
import dev.regent.world.Epoch;
import dev.regent.world.ObservedZone;
import dev.regent.world.Service;
import dev.regent.world.Settings;
import dev.regent.world.Tempo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Audits the zones that are really there, and keeps the budget that follows from them. */
final class ZoneAudits implements Budgets {
    private final Settings settings;
    private final Tempo tempo;
    private final Map<String, List<BudgetPath>> seen = new ConcurrentHashMap<>();

    /** @param tick from one decision to the next */
    ZoneAudits(Settings settings, Duration tick) {
        this.settings = settings;
        this.tempo = new Tempo(tick, Tempo.DEFAULTS.boards(), Tempo.DEFAULTS.aggregation());
    }

    /** What is wrong with a zone, a sentence each. */
    List<String> audit(Service service, ObservedZone observed) {
        // Weights and the epoch are not compared, so any epoch will do.
        Epoch any = new Epoch(1, service.regions().getFirst(), "", Instant.EPOCH);
        DesiredZoneSpec desired = DesiredZone.of(settings, service, any);
        ZoneAudit audit = new ZoneAudit(service, tempo, desired, observed);
        seen.put(service.name(), audit.budget());
        return audit.findings();
    }

    /** With the zone that was seen last; before that, with one that is as it should be. */
    @Override
    public List<BudgetPath> of(Service service) {
        List<BudgetPath> budget = seen.get(service.name());
        return budget == null ? Budget.of(service, tempo) : budget;
    }
}
