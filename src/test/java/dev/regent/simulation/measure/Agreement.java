package dev.regent.simulation.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.history.Faults;
import dev.regent.simulation.history.Happening;
import dev.regent.simulation.history.Trial;
import dev.regent.simulation.play.Play;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** Holds the simulator's seconds against those of real processes, from the result files of the sandbox. */
final class Agreement {
    private static final int REGIONS = 3;
    private static final List<String> SCENARIOS =
            List.of("gateway-dies", "gateway-hangs", "inference-fails", "inference-hangs", "region-dark");

    private Agreement() {}

    /** A row for each scenario whose results are in a directory. */
    static void tell(Path results, int runs, Consumer<String> line) throws IOException {
        line.accept("| scenario | sandbox: runs | median | worst | simulator: runs | median | worst | medians apart |");
        line.accept("|" + " --- |".repeat(8));
        for (String scenario : SCENARIOS) {
            Path file = results.resolve(scenario + ".json");
            if (Files.exists(file)) {
                line.accept(row(scenario, sandbox(file), simulated(scenario, runs)));
            }
        }
    }

    private static Seconds sandbox(Path file) throws IOException {
        JsonNode result = new ObjectMapper().readTree(file.toFile());
        return Seconds.of(StreamSupport.stream(result.path("runs").spliterator(), false)
                .map(run -> run.path("recoverySeconds"))
                .map(seconds -> seconds.isNumber() ? Optional.of(seconds.doubleValue()) : Optional.<Double>empty())
                .toList());
    }

    private static Seconds simulated(String scenario, int runs) {
        Trial trial = scenario.equals("region-dark") ? dark() : Play.trial(scenario);
        return Series.of(trial, REGIONS, runs, Variation.DEFAULTS).good();
    }

    /** A dark region as the sandbox can have it: on one machine whoever is gone refuses connections. */
    private static Trial dark() {
        Trial vanishing = Play.trial("region-dark");
        return new Trial(
                "region-dark",
                vanishing.bound(),
                cast -> List.of(
                        new Happening(Trial.AT, Trial.LASTS, new Faults.Gateway(cast.home(), Behaviour.REFUSES)),
                        new Happening(Trial.AT, Trial.LASTS, new Faults.BoardGone(cast.home())),
                        new Happening(Trial.AT, Trial.LASTS, new Faults.Killed(cast.home() + "-a"))));
    }

    private static String row(String scenario, Seconds sandbox, Seconds simulator) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %d | %s | %s | %.1f s |",
                scenario,
                sandbox.sorted().size(),
                sandbox.text(0.5),
                sandbox.text(1),
                simulator.sorted().size(),
                simulator.text(0.5),
                simulator.text(1),
                Math.abs(sandbox.median() - simulator.median()));
    }
}
