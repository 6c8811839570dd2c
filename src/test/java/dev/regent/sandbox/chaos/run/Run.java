package dev.regent.sandbox.chaos.run;

import dev.regent.sandbox.Sandbox;
import dev.regent.sandbox.chaos.Observation;
import dev.regent.sandbox.chaos.Rest;
import dev.regent.sandbox.chaos.schedule.Schedule;
import java.util.List;
import java.util.Map;

/** One run of chaos, from a sandbox that is quiet to one that is quiet again. */
public final class Run {
    /** So that a failover is over within minutes: settled after 30 looks, failed back in one step after 10. */
    public static final Map<String, Object> SERVICE = Map.of(
            "thresholds", Map.of("actingService", 30),
            "failback", Map.of("policy", "manual", "soak", 10, "ramp", List.of(), "step", 2));

    private Run() {}

    /** Plays a schedule and returns what was seen. */
    public static Observation of(Sandbox sandbox, Schedule schedule) {
        try (Recorder recorder = Recorder.start(sandbox)) {
            OnCall onCall = new OnCall(sandbox);
            Conductor conductor = new Conductor(sandbox, onCall);
            conductor.play(schedule);
            Rest rest = new Calming(sandbox, onCall).watch();
            return new Observation(
                    sandbox.order(),
                    conductor.faults(),
                    onCall.orders(),
                    recorder.moments(),
                    recorder.events(),
                    recorder.zone(),
                    sandbox.clients().perRequest().all(),
                    rest);
        }
    }
}
