package dev.regent.sandbox.scenarios;

import dev.regent.sandbox.Options;
import dev.regent.sandbox.Sandbox;
import dev.regent.sandbox.kubernetes.OnlySimulated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * {@code -Dscenario=NAME}: plays scenarios to their ends, each in a sandbox that was put back before, and writes what
 * came of them.
 */
public final class Runner {
    private final Options options;
    private final Consumer<String> out;

    public Runner(Options options, Consumer<String> out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Plays all scenarios of these names.
     *
     * @param names as in {@link Playbook#named}; {@code list} only lists them
     * @return whether every one met its expectation
     */
    public boolean run(String names, int runs) throws IOException {
        if (names.equals("list")) {
            Playbook.all()
                    .forEach(scenario -> out.accept(String.format(
                            "%-36s %-8s %s",
                            scenario.name(), scenario.expectation().word(), line(scenario))));
            return true;
        }
        List<Scenario> scenarios = Playbook.named(names);
        mustBePossible(scenarios);
        Map<Integer, List<Scenario>> byReplicas = scenarios.stream()
                .collect(Collectors.groupingBy(this::replicas, LinkedHashMap::new, Collectors.toList()));
        List<Outcome> all = new ArrayList<>();
        for (Map.Entry<Integer, List<Scenario>> group : byReplicas.entrySet()) {
            all.addAll(inOneSandbox(options.withReplicas(group.getKey()), group.getValue(), runs));
        }
        conclude(all);
        return all.stream().allMatch(Outcome::met);
    }

    private void mustBePossible(List<Scenario> scenarios) {
        if (!options.kubeconfigs().isEmpty()) {
            scenarios.stream()
                    .flatMap(scenario -> OnlySimulated.whyNot(scenario.name()).stream())
                    .findFirst()
                    .ifPresent(why -> {
                        throw new IllegalArgumentException(why);
                    });
        }
    }

    private static String line(Scenario scenario) {
        return scenario.variant().isEmpty() ? scenario.what() : scenario.what() + " — " + scenario.variant();
    }

    /** Without any regents every scenario is played as plain Route 53 lives through it. */
    private int replicas(Scenario scenario) {
        return options.replicas() == 0 ? 0 : Math.max(options.replicas(), scenario.replicas());
    }

    private List<Outcome> inOneSandbox(Options how, List<Scenario> scenarios, int runs) throws IOException {
        Map<String, List<Outcome>> byName = new LinkedHashMap<>();
        try (Sandbox sandbox = Sandbox.start(how, out)) {
            boolean isFresh = true;
            for (Scenario scenario : scenarios) {
                for (int run = 1; run <= runs; run++) {
                    if (!isFresh) {
                        sandbox.reset();
                    }
                    isFresh = false;
                    out.accept("");
                    out.accept(scenario.title() + ", run " + run + " of " + runs + ": " + scenario.what());
                    Outcome outcome = Play.once(sandbox, scenario);
                    out.accept(told(outcome) + Summary.verdict(outcome));
                    List<Outcome> sameName = byName.computeIfAbsent(scenario.name(), name -> new ArrayList<>());
                    sameName.add(outcome);
                    ResultFile.write(options.workspace(), sameName);
                }
            }
        }
        return byName.values().stream().flatMap(List::stream).toList();
    }

    /** What many faults together have brought about is of interest only where it is not as it should be. */
    private static String told(Outcome outcome) {
        boolean ofInterest = outcome.scenario().expectation() != Scenario.Expectation.KEEPS || !outcome.met();
        return ofInterest ? Summary.timeline(outcome) : "";
    }

    private void conclude(List<Outcome> all) throws IOException {
        Path table = options.workspace().resolve("measured.md");
        Files.writeString(table, Summary.table(all));
        out.accept("");
        out.accept("seconds since the fault, median / worst:");
        out.accept(Summary.table(all));
        all.stream().filter(run -> !run.met()).forEach(run -> out.accept(Summary.verdict(run)));
        long met = all.stream().filter(Outcome::met).count();
        out.accept(met + " of " + all.size() + " runs met their expectation; files in " + options.workspace());
    }
}
