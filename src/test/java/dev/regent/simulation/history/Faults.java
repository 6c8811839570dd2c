package dev.regent.simulation.history;

import dev.regent.sandbox.route53.Change;
import dev.regent.sandbox.route53.RecordSet;
import dev.regent.simulation.Scene;
import dev.regent.simulation.cloud.ControlPlane.Trouble;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.network.Impairment;
import dev.regent.simulation.network.Node;
import dev.regent.simulation.regent.ZoneRecords;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Every fault that there is. */
public final class Faults {
    private Faults() {}

    /** A gateway that misbehaves. */
    public record Gateway(Region region, Behaviour behaviour) implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.cloud().gateway(region).begin(behaviour);
        }

        @Override
        public void end(Scene scene) {
            scene.cloud().gateway(region).end(behaviour);
        }
    }

    /** The same, on and off, half of each period. */
    public record Flapping(Region region, Behaviour behaviour, Duration period) implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.cloud().gateway(region).begin(behaviour);
            scene.time().after(period.dividedBy(2), () -> {
                scene.cloud().gateway(region).end(behaviour);
                scene.time().after(period.dividedBy(2), () -> {
                    if (scene.isUnderWay(this)) {
                        begin(scene);
                    }
                });
            });
        }

        @Override
        public void end(Scene scene) {
            scene.cloud().gateway(region).end(behaviour);
        }
    }

    /** Gateway, S3 and regents of a region are gone at once. */
    public record Dark(Region region) implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.regents(region).forEach(scene::down);
            scene.cloud().network().gone(Node.gateway(region));
            scene.cloud().network().gone(Node.board(region));
        }

        @Override
        public void end(Scene scene) {
            scene.cloud().network().back(Node.gateway(region));
            scene.cloud().network().back(Node.board(region));
            scene.regents(region).forEach(scene::up);
        }
    }

    /** A replica is killed; at the end it is started again. */
    public record Killed(String replica) implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.down(scene.regent(replica));
        }

        @Override
        public void end(Scene scene) {
            scene.up(scene.regent(replica));
        }
    }

    /** A replica is killed right after it has changed something for the so-manieth time, and started again at the end. */
    public record KilledAfter(String replica, int effects) implements Fault {
        @Override
        public void begin(Scene scene) {
            int[] left = {effects};
            scene.onEffect(by -> {
                if (by.equals(replica) && scene.isUnderWay(this) && --left[0] == 0) {
                    scene.down(scene.regent(replica));
                    scene.whenEnded(this, () -> scene.up(scene.regent(replica)));
                }
            });
        }

        @Override
        public void end(Scene scene) {}
    }

    /** A frozen machine, or a long garbage collection. */
    public record Paused(String replica) implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.regent(replica).pause();
        }

        @Override
        public void end(Scene scene) {
            scene.regent(replica).resume();
        }
    }

    /** A replica's wall clock jumps. */
    public record ClockWrong(String replica, Duration ahead) implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.regent(replica).setWallClock(ahead);
        }

        @Override
        public void end(Scene scene) {
            scene.regent(replica).setWallClock(Duration.ZERO);
        }
    }

    /** A region's board does not answer anybody, checkers included. */
    public record BoardGone(Region region) implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.cloud().network().gone(Node.board(region));
        }

        @Override
        public void end(Scene scene) {
            scene.cloud().network().back(Node.board(region));
        }
    }

    /** Something is wrong on the network, in one direction or several. */
    public record Ways(List<Impairment> impairments) implements Fault {
        public Ways {
            impairments = List.copyOf(impairments);
        }

        @Override
        public void begin(Scene scene) {
            impairments.forEach(scene.cloud().network()::impair);
        }

        @Override
        public void end(Scene scene) {
            impairments.forEach(scene.cloud().network()::mend);
        }

        /** Every message between two nodes, both ways. */
        public static Ways between(Node one, Node other) {
            return new Ways(List.of(Impairment.cut(one, other), Impairment.cut(other, one)));
        }

        /** A regent that reaches no gateway. */
        public static Ways blind(Region regent, Collection<Region> regions) {
            return new Ways(regions.stream()
                    .map(region -> Impairment.cut(Node.regent(regent), Node.gateway(region)))
                    .toList());
        }

        /** Regions in different groups reach nothing of one another; Route 53 and the users reach everybody. */
        public static Ways partition(List<Set<Region>> groups) {
            List<Impairment> cuts = new ArrayList<>();
            groups.forEach(one -> groups.stream()
                    .filter(other -> !other.equals(one))
                    .forEach(other -> one.forEach(from -> other.forEach(to -> cuts.addAll(between(from, to))))));
            return new Ways(cuts);
        }

        private static List<Impairment> between(Region from, Region to) {
            return List.of(
                    Impairment.cut(Node.regent(from), Node.gateway(to)),
                    Impairment.cut(Node.gateway(from), Node.regent(to)),
                    Impairment.cut(Node.regent(from), Node.board(to)),
                    Impairment.cut(Node.board(from), Node.regent(to)));
        }
    }

    /** Something is wrong with Route 53's API. */
    public record Api(Trouble trouble) implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.cloud().control().begin(trouble);
        }

        @Override
        public void end(Scene scene) {
            scene.cloud().control().end(trouble);
        }
    }

    /** A region's regent writes anything at all on its board. */
    public record Mad(Region region) implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.goMad(region);
        }

        @Override
        public void end(Scene scene) {
            scene.comeToItsSenses(region);
        }
    }

    /** On-call asks a replica for something; it may refuse. */
    public record Asked(String replica, Verb verb, Optional<Region> to) implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.regent(replica).ask(verb, to).ifPresent(scene::ordered);
        }

        @Override
        public void end(Scene scene) {}
    }

    /** Somebody gives a region's record another value, by hand. */
    public record Edited(Region region, String value) implements Fault {
        @Override
        public void begin(Scene scene) {
            var zone = new ZoneRecords(
                    scene.cloud().platform().service(),
                    scene.cloud().control().zone().records());
            Consumer<RecordSet> edit = record -> scene.cloud()
                    .control()
                    .edit(
                            "somebody",
                            List.of(
                                    Change.delete(record),
                                    Change.create(new RecordSet(
                                            record.name(),
                                            record.type(),
                                            record.setIdentifier(),
                                            record.weight(),
                                            record.ttl(),
                                            List.of(value),
                                            record.healthCheckId()))));
            zone.answers().stream()
                    .filter(record -> region.name().equals(record.setIdentifier()))
                    .filter(record -> !record.values().equals(List.of(value)))
                    .findFirst()
                    .ifPresent(edit);
        }

        @Override
        public void end(Scene scene) {}
    }
}
