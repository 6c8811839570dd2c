package dev.regent.config;

import dev.regent.decision.Budget;
import dev.regent.decision.DesiredZone;
import dev.regent.decision.ZoneAudit;
import dev.regent.oncall.Budgets;
import dev.regent.oncall.StatusPage.BudgetPage;
import dev.regent.world.BudgetPath;
import dev.regent.world.Epoch;
import dev.regent.world.ObservedZone;
import dev.regent.world.Service;
import dev.regent.world.ServiceView;
import dev.regent.world.Settings;
import dev.regent.world.Tempo;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds the zone that is really there against the desired one, and keeps the budget that followed from it last. Before
 * the first audit the budget is that of the desired zone.
 */
@Singleton
public class Audits implements Budgets {
    private static final double MILLIS = 1000;

    private final Settings settings;
    private final Tempo tempo;
    private final Map<String, List<BudgetPath>> observed = new ConcurrentHashMap<>();

    public Audits(Settings settings, RegentConfig config) {
        this.settings = settings;
        this.tempo = new Tempo(config.tick(), Tempo.DEFAULTS.boards(), Tempo.DEFAULTS.aggregation());
    }

    /** What differs, a sentence each. */
    List<String> findings(Service service, ObservedZone zone) {
        // The audit compares neither weights nor the epoch, so any will do.
        Epoch any = new Epoch(1, service.regions().getFirst(), "audit", Instant.EPOCH);
        ZoneAudit audit = new ZoneAudit(service, tempo, DesiredZone.of(settings, service, any), zone);
        observed.put(service.name(), audit.budget());
        return audit.findings();
    }

    @Override
    public List<BudgetPage> of(ServiceView view) {
        Service service = view.service();
        return observed.getOrDefault(service.name(), Budget.of(service, tempo)).stream()
                .map(path -> new BudgetPage(path.name(), path.total().toMillis() / MILLIS, path.toString()))
                .toList();
    }
}
