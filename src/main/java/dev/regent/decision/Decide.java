package dev.regent.decision;

import dev.regent.world.Decision;
import dev.regent.world.Decision.Role;
import dev.regent.world.Refusal;
import dev.regent.world.Report;
import dev.regent.world.ServiceDecision;
import dev.regent.world.ServiceReport;
import dev.regent.world.ServiceView;
import dev.regent.world.WeightMove;
import dev.regent.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one pure function in which everything is decided: world and instant in, decision out. */
public final class Decide {
    private Decide() {}

    /** Decides; the same world and instant give the same decision, always. */
    public static Decision decide(World world, Instant now) {
        Fence fence = Fence.of(world);
        Map<String, Picture> pictures = new HashMap<>();
        Map<String, ServiceDecision> services = new HashMap<>();
        world.services().forEach((name, view) -> {
            Picture picture = Picture.of(new Situation(world, view, now));
            pictures.put(name, picture);
            services.put(name, decide(picture));
        });
        Map<String, ServiceReport> said = new HashMap<>();
        services.forEach((name, decision) -> said.put(name, decision.said()));
        Report report = new Report(
                world.self(),
                world.replica(),
                world.mine().map(Report::sequence).orElse(0L) + 1,
                now,
                world.settings().digest(),
                said,
                OpenIntents.next(pictures, world.intents(), now));
        return new Decision(fence.role(), fence.why(), report, fence.role() == Role.ACTING ? services : idle(services));
    }

    private static ServiceDecision decide(Picture picture) {
        Situation situation = picture.situation();
        ServiceView view = situation.view();
        Votes votes = Votes.of(picture);
        ServiceReport said = new ServiceReport(
                picture.own(),
                picture.isAble(situation.self()),
                picture.verdict(situation.self()).why(),
                Replicas.load(situation, Leak.of(situation)),
                view.sightings(),
                votes.held(),
                Remember.next(picture, votes.held()));
        Optional<WeightMove> move = Settle.of(picture).or(() -> Failback.of(picture));
        List<Refusal> refusals = new ArrayList<>(votes.refusals());
        Settle.refusal(picture).ifPresent(refusals::add);
        Failback.refusal(picture).ifPresent(refusals::add);
        return new ServiceDecision(
                situation.home(),
                picture.heir(),
                picture.acting(),
                said,
                Clues.of(situation),
                picture.able(),
                move,
                refusals);
    }

    /** Whoever does not act proposes nothing. */
    private static Map<String, ServiceDecision> idle(Map<String, ServiceDecision> services) {
        Map<String, ServiceDecision> idle = new HashMap<>();
        services.forEach((name, decision) -> idle.put(
                name,
                new ServiceDecision(
                        decision.home(),
                        decision.heir(),
                        decision.acting(),
                        decision.said(),
                        decision.clues(),
                        decision.able(),
                        Optional.empty(),
                        decision.refusals())));
        return idle;
    }
}
