package dev.regent.loop;

import dev.regent.world.Decision;
import dev.regent.world.Decision.Role;
import dev.regent.world.Readings;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.ServiceDecision;
import dev.regent.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The page to read first. Once a second a regent
 *
 * <ol>
 *   <li>looks: folds the latest readings of every port into the next world,
 *   <li>decides: one pure function of the world and the time,
 *   <li>does: has the board and the zone made as decided,
 *   <li>tells: people and machines, what and why.
 * </ol>
 *
 * <p>It waits for nothing, owns no thread and no clock. Progress is read from the world, so that a regent that was killed
 * anywhere goes on by looking again.
 */
public final class RegentLoop {
    /** What it looks at, what it drives, and whom it tells. */
    public record Ports(
            Boards boards,
            Probes probes,
            NameServers nameServers,
            Zones zones,
            Clusters clusters,
            Signals signals,
            Inbox inbox,
            List<Teller> tellers) {}

    /**
     * Failing looks within which monitoring is hurried. Counters that look back further than that say nothing against the probe
     * before they say it anyway, and five seconds are quick enough then; a standby without replicas fails for ever.
     */
    private static final int HURRY = 30;

    private final Ports ports;
    private final BiFunction<World, Instant, Decision> decide;
    private World world;
    private Optional<Report> decided = Optional.empty();

    public RegentLoop(World unseen, Ports ports, BiFunction<World, Instant, Decision> decide) {
        this.world = unseen;
        this.ports = ports;
        this.decide = decide;
    }

    /** One turn. Never blocks; must not be called by two threads at once. */
    public void tick(Instant now) {
        world = world.next(decided, look(), now);
        hurry();
        Decision decision = decide.apply(world, now);
        decided = decision.role() == Role.ACTING ? Optional.of(decision.report()) : Optional.empty();
        make(decision);
        ports.tellers().forEach(teller -> teller.tell(world, decision, now));
    }

    private Readings look() {
        return new Readings(
                ports.boards().own(),
                ports.boards().peers(),
                ports.probes().latest(),
                ports.nameServers().witnesses(),
                ports.nameServers().epochs(),
                ports.nameServers().answers(),
                ports.zones().latest(),
                ports.nameServers().canaries(),
                ports.clusters().latest(),
                ports.signals().latest(),
                ports.inbox().asked());
    }

    /** When its probe begins to fail, what is counted of a service's requests is wanted as young as can be. */
    private void hurry() {
        Region self = world.settings().self();
        world.services().values().stream()
                .filter(view -> isNew(view.sighting(self).failing()))
                .forEach(view -> ports.signals().lookNow(view.service().name()));
    }

    private static boolean isNew(int failing) {
        return failing > 0 && failing <= HURRY;
    }

    private void make(Decision decision) {
        if (decision.role() != Role.ACTING) {
            return;
        }
        ports.boards().publish(decision);
        decision.services().values().stream()
                .map(ServiceDecision::move)
                .flatMap(Optional::stream)
                .forEach(ports.zones()::propose);
    }
}
