package dev.regent.simulation.play;

import dev.regent.simulation.Invariant;
import dev.regent.simulation.history.Disasters;
import dev.regent.simulation.history.History;
import dev.regent.simulation.history.Trial;
import dev.regent.simulation.history.Trials;
import dev.regent.simulation.invariant.Invariants;
import java.util.List;
import java.util.stream.Collectors;

/** A history that can be made again from a few words. */
public sealed interface Play {
    History history();

    /** What has to hold in it, made anew. */
    List<Invariant> invariants();

    /** The options that play it again. */
    String options();

    /** Whatever can go wrong, by chance. */
    record Disaster(long seed) implements Play {
        @Override
        public History history() {
            return Disasters.of(seed);
        }

        @Override
        public List<Invariant> invariants() {
            return Invariants.all();
        }

        @Override
        public String options() {
            return "-Dseed=" + seed;
        }
    }

    /** The same in regions whose clusters are looked at. */
    record InClusters(long seed) implements Play {
        @Override
        public History history() {
            return Disasters.inClusters(seed);
        }

        @Override
        public List<Invariant> invariants() {
            return Invariants.inClusters();
        }

        @Override
        public String options() {
            return "-Dclusters -Dseed=" + seed;
        }
    }

    /** One kind of lasting fault. */
    record OfTrial(Trial trial, long seed, int regions) implements Play {
        @Override
        public History history() {
            return trial.history(seed, regions);
        }

        @Override
        public List<Invariant> invariants() {
            return Invariants.of(trial, regions);
        }

        @Override
        public String options() {
            return "-Dtrial=" + trial.name() + " -Dregions=" + regions + " -Dseed=" + seed;
        }
    }

    /**
     * The trial of that name.
     *
     * @throws IllegalArgumentException where there is none, with those that there are
     */
    static Trial trial(String name) {
        return Trials.all().stream()
                .filter(trial -> trial.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no trial " + name + "; there are "
                        + Trials.all().stream().map(Trial::name).collect(Collectors.joining(", "))));
    }
}
