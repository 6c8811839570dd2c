package dev.regent.sandbox.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.regent.sandbox.Sandbox;
import dev.regent.sandbox.clients.RequestLog;
import dev.regent.sandbox.clients.Tally;
import dev.regent.world.Region;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Plays one scenario once in a sandbox that is quiet, and says how it went. */
public final class Play {
    private Play() {}

    public static Outcome once(Sandbox sandbox, Scenario scenario) {
        if (!scenario.service().isEmpty()) {
            sandbox.reconfigure(scenario.service());
        }
        Instant from = Instant.now();
        JsonNode budget = budget(sandbox);
        Region home = sandbox.order().getFirst();
        Stage stage = new Stage(sandbox);
        String why = play(scenario, stage);
        Instant fault = stage.began().orElse(from);
        sandbox.clients().tell();
        return new Outcome(
                scenario,
                why,
                home,
                fault,
                stage.recovery(),
                sandbox.timeline().since(from),
                requests(sandbox, fault),
                budget,
                stage.attached());
    }

    private static String play(Scenario scenario, Stage stage) {
        try {
            scenario.script().play(stage);
            return "";
        } catch (NotMet missing) {
            return missing.getMessage() == null ? "not met" : missing.getMessage();
        }
    }

    private static Map<String, Tally> requests(Sandbox sandbox, Instant since) {
        Map<String, Tally> requests = new LinkedHashMap<>();
        Instant now = Instant.now();
        for (Map.Entry<String, RequestLog> client : sandbox.clients().all().entrySet()) {
            requests.put(client.getKey(), client.getValue().tally(since, now));
        }
        return requests;
    }

    /** As a regent computes it from the zone that is really there. */
    private static JsonNode budget(Sandbox sandbox) {
        return sandbox.order().stream()
                .map(sandbox::status)
                .flatMap(Optional::stream)
                .map(status -> status.path("services").path(sandbox.service()).path("budget"))
                .filter(node -> !node.isMissingNode())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
