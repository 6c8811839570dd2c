package dev.regent.sandbox.scenarios;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.regent.sandbox.clients.Tally;
import dev.regent.sandbox.timeline.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * {@code target/sandbox/NAME.json}: the worst run of a scenario in its first fields, and every run, in order, under
 * {@code runs}.
 */
final class ResultFile {
    private static final JsonMapper JSON = new JsonMapper();

    private ResultFile() {}

    static void write(Path workspace, List<Outcome> runs) throws IOException {
        Outcome worst = runs.stream().max(worse()).orElseThrow();
        ObjectNode file = of(worst);
        file.put("met", runs.stream().allMatch(Outcome::met));
        ArrayNode all = file.putArray("runs");
        runs.forEach(run -> all.add(of(run)));
        Files.createDirectories(workspace);
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(workspace.resolve(worst.scenario().name() + ".json").toFile(), file);
    }

    /** A run that was not met is worse than a slow one. */
    private static Comparator<Outcome> worse() {
        return Comparator.comparing((Outcome run) -> !run.met())
                .thenComparing(run -> run.recoverySeconds().orElse(0.0));
    }

    private static ObjectNode of(Outcome run) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("scenario", run.scenario().name());
        node.put("variant", run.scenario().variant());
        node.put("expectation", run.scenario().expectation().word());
        node.put("met", run.met());
        node.put("why", run.why());
        node.put("at", run.fault().toString());
        run.scenario().objective().ifPresent(longest -> node.put("objectiveSeconds", longest.toSeconds()));
        run.recoverySeconds().ifPresent(seconds -> node.put("recoverySeconds", seconds));
        ArrayNode timeline = node.putArray("timeline");
        run.timeline().forEach(event -> timeline.add(of(run, event)));
        ObjectNode requests = node.putObject("requests");
        run.requests().forEach((client, tally) -> requests.set(client, of(tally)));
        if (!run.budget().isMissingNode()) {
            node.set("budget", run.budget());
        }
        run.attached().forEach(node::set);
        return node;
    }

    private static ObjectNode of(Outcome run, Event event) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("at", event.at().toString());
        node.put("secondsSinceFault", run.since(event.at()));
        node.put("event", event.kind().word());
        node.put("region", event.region());
        node.put("by", event.by());
        node.put("why", event.why());
        return node;
    }

    private static ObjectNode of(Tally tally) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("sent", tally.sent());
        node.put("answered", tally.answered());
        node.put("failed", tally.failed());
        ObjectNode by = node.putObject("answeredBy");
        tally.answeredBy().forEach(by::put);
        ObjectNode because = node.putObject("failedBecause");
        tally.failedBecause().forEach(because::put);
        return node;
    }
}
