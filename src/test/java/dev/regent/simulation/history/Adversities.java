package dev.regent.simulation.history;

import dev.regent.simulation.Scene;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.world.Region;
import java.time.Duration;

/** ADVERSARY: faults that the generator does not know. */
public final class Adversities {
    private Adversities() {}

    /** Inference is too slow for one observer's deadline, and for nobody else. */
    public record SlowFromAfar(Region observer, Region gateway) implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.cloud().gateway(gateway).seenAs(observer, Behaviour.INFERENCE_HANGS);
        }

        @Override
        public void end(Scene scene) {
            scene.cloud().gateway(gateway).seenAs(observer, Behaviour.SERVES);
        }
    }

    /** A regent that cannot even begin to look at gateways. */
    public record CannotLook(Region observer) implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.regions().forEach(region -> scene.cloud().gateway(region).lookable(observer, false));
        }

        @Override
        public void end(Scene scene) {
            scene.regions().forEach(region -> scene.cloud().gateway(region).lookable(observer, true));
        }
    }

    /** A share of inference requests is answered 500. */
    public record Errors(Region region, double share) implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.cloud().gateway(region).errors(share);
        }

        @Override
        public void end(Scene scene) {
            scene.cloud().gateway(region).errors(0);
        }
    }

    /** A share of Route 53's looks at a gateway fails. */
    public record Missed(Region region, double share) implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.cloud().gateway(region).missed(share);
        }

        @Override
        public void end(Scene scene) {
            scene.cloud().gateway(region).missed(0);
        }
    }

    /** One of the four name servers goes on saying what it says now. */
    public record Stuck() implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.cloud().nameServers().stick();
        }

        @Override
        public void end(Scene scene) {
            scene.cloud().nameServers().unstick();
        }
    }

    /** A replica that lives for so long, and again. */
    public record CrashLoop(String replica, Duration life) implements Fault {
        @Override
        public void begin(Scene scene) {
            scene.down(scene.regent(replica));
            scene.time().after(Duration.ofSeconds(1), () -> {
                scene.up(scene.regent(replica));
                scene.time().after(life, () -> {
                    if (scene.isUnderWay(this)) {
                        begin(scene);
                    }
                });
            });
        }

        @Override
        public void end(Scene scene) {}
    }
}
