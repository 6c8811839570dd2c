package dev.regent.simulation.policy;

import dev.regent.decision.Decide;
import dev.regent.world.Decision;
import dev.regent.world.Memory;
import dev.regent.world.Region;
import dev.regent.world.ServiceDecision;
import dev.regent.world.ServiceView;
import dev.regent.world.Thresholds;
import dev.regent.world.Witness.Sign;
import dev.regent.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Rule 3, and what is refined of boards and replicas, taken out. */
final class ActingRules {
    private ActingRules() {}

    static List<Mistake> all() {
        return List.of(
                Mistake.deciding(
                        "3: the acting home keeps the role",
                        "the first open able region is acting home, whoever was it before",
                        ActingRules::firstHeir),
                Mistake.seeing(
                        "3 (ADR 3): the role is kept while nobody can look",
                        "the role is forgotten in a tick in which it is not known whether the home is out",
                        world -> Seeing.memory(world, ActingRules::forgottenWhenBlind)),
                Mistake.seeing(
                        "3 (ADR 3): the role outlives a restart",
                        "whoever starts does not know who was acting home",
                        world -> world.resumed()
                                ? Seeing.memory(world, (view, memory) -> acting(memory, Optional.empty()))
                                : world),
                Mistake.seeing(
                        "boards (ADR 3): a report is fresh once it was seen to grow",
                        "the first report that is read counts as fresh",
                        world -> Seeing.peers(
                                world,
                                (region, board) -> new dev.regent.world.PeerBoard(
                                        board.report(), board.standstill(), board.looks(), true))),
                Inattentive.OLD_IS_NEWS.as("loop (ADR 6): after a pause nothing of before is known"),
                Mistake.seeing(
                        "soak (ADR 6): looks at the own gateway outlive a restart",
                        "whoever starts has not seen its own gateway serve yet",
                        ActingRules::notSoaked),
                Mistake.seeing(
                        "replicas: the other one waits for three looks",
                        "both replicas of a region act at once",
                        world -> Witnesses.thresholds(world, ActingRules::takesOverAtOnce)));
    }

    private static Decision firstHeir(World world, Instant now) {
        Decision first = Decide.decide(world, now);
        World other = Seeing.memory(world, (view, memory) -> following(view, memory, first));
        return Decide.decide(other, now);
    }

    private static Memory following(ServiceView view, Memory memory, Decision decision) {
        ServiceDecision decided =
                Objects.requireNonNull(decision.services().get(view.service().name()));
        Optional<Region> heir = decided.heir();
        return decided.acting().isEmpty() || heir.isEmpty() || heir.equals(memory.acting())
                ? memory
                : acting(memory, heir);
    }

    private static Memory forgottenWhenBlind(ServiceView view, Memory memory) {
        boolean blind = view.home()
                .filter(home -> view.witness(home).open() == Sign.UNKNOWN)
                .isPresent();
        return blind ? acting(memory, Optional.empty()) : memory;
    }

    private static World notSoaked(World world) {
        return Seeing.memory(
                world,
                (view, memory) -> view.sighting(world.self()).seen()
                        ? memory
                        : new AlteredMemory(memory).healthyLooks(0).made());
    }

    private static Memory acting(Memory is, Optional<Region> acting) {
        return new AlteredMemory(is).acting(acting).actingLooks(0).made();
    }

    private static Thresholds takesOverAtOnce(Thresholds is) {
        return new Thresholds(
                is.patience(),
                is.stickiness(),
                is.actingService(),
                is.deadAnswer(),
                is.degraded(),
                is.clearlyBetter(),
                is.holdDown(),
                0,
                is.quietEpoch(),
                is.ttl());
    }
}
