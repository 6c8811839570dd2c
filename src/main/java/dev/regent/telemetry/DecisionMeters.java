package dev.regent.telemetry;

import dev.regent.loop.Teller;
import dev.regent.world.BudgetPath;
import dev.regent.world.Condition;
import dev.regent.world.Decision;
import dev.regent.world.Decision.Role;
import dev.regent.world.Epoch;
import dev.regent.world.PeerBoard;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.ServiceDecision;
import dev.regent.world.ServiceView;
import dev.regent.world.World;
import dev.regent.world.ZoneState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The last decision as gauges. A state is 1 for the word that holds and 0 for the others. */
public final class DecisionMeters implements Teller {
    private static final List<String> CONDITIONS = List.of("healthy", "degraded", "failed", "unknown");

    private final MeterRegistry meters;
    private final Function<Service, List<BudgetPath>> budgets;
    private final Map<Key, Level> levels = new HashMap<>();

    /** Services and regions do not change while a regent runs, so a gauge that was once there stays. */
    private record Key(String name, Tags tags) {}

    private static final class Level {
        private volatile double now;
    }

    /** @param budgets how long a failover of a service takes at worst */
    public DecisionMeters(MeterRegistry meters, Function<Service, List<BudgetPath>> budgets) {
        this.meters = meters;
        this.budgets = budgets;
    }

    @Override
    public void tell(World world, Decision decision, Instant now) {
        for (Role role : Role.values()) {
            String word = role.name().toLowerCase(Locale.ROOT);
            put("regent.role", Tags.of("role", word), role == decision.role() ? 1 : 0);
        }
        world.services().forEach(this::seen);
        decision.services().forEach((name, it) -> decided(world, name, it));
    }

    private void seen(String name, ServiceView view) {
        Tags service = Tags.of("service", name);
        put("regent.epoch", service, view.epoch().map(Epoch::number).orElse(0L));
        put(
                "regent.findings",
                service,
                view.zone().known().map(ZoneState::findings).orElse(List.of()).size());
        for (BudgetPath path : budgets.apply(view.service())) {
            put(
                    "regent.budget.seconds",
                    service.and("path", path.name()),
                    path.total().toMillis() / 1000.0);
        }
        for (Region region : view.service().regions()) {
            boolean answered =
                    view.answer().filter(it -> it.regions().contains(region)).isPresent();
            put("regent.answered", service.and("region", region.name()), answered ? 1 : 0);
        }
    }

    private void decided(World world, String name, ServiceDecision decision) {
        Tags service = Tags.of("service", name);
        put("regent.refusals", service, decision.refusals().size());
        decision.able().forEach((region, able) -> {
            Tags tags = service.and("region", region.name());
            put("regent.able", tags, able.yes() ? 1 : 0);
            put("regent.home", tags, decision.home().equals(Optional.of(region)) ? 1 : 0);
            put("regent.votes.held", tags, decision.said().votes().containsKey(region) ? 1 : 0);
            String word = condition(world, name, region, decision);
            CONDITIONS.forEach(it -> put("regent.condition", tags.and("condition", it), it.equals(word) ? 1 : 0));
        });
    }

    /** As the region's own regent says. */
    private static String condition(World world, String service, Region region, ServiceDecision decision) {
        if (region.equals(world.self())) {
            return decision.said().condition().word();
        }
        PeerBoard board = world.peer(region);
        return board.report()
                .map(report -> report.services().get(service))
                .map(said -> said.condition())
                .map(Condition::word)
                .orElse("unknown");
    }

    private void put(String name, Tags tags, double value) {
        levels.computeIfAbsent(new Key(name, tags), this::registered).now = value;
    }

    private Level registered(Key key) {
        Level level = new Level();
        Gauge.builder(key.name(), level, it -> it.now)
                .tags(key.tags())
                .strongReference(true)
                .register(meters);
        return level;
    }
}
