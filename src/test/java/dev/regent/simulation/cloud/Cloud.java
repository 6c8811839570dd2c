package dev.regent.simulation.cloud;

import dev.regent.decision.DesiredZone;
import dev.regent.sandbox.route53.Route53Settings;
import dev.regent.simulation.cloud.GatewayModel.Behaviour;
import dev.regent.simulation.network.Network;
import dev.regent.simulation.time.Dice;
import dev.regent.simulation.time.VirtualTime;
import dev.regent.world.Epoch;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Everything outside of the regents, put together: the truth that they can only look at. */
public final class Cloud {
    private final Platform platform;
    private final VirtualTime time;
    private final Network network;
    private final Map<Region, GatewayModel> gateways = new TreeMap<>();
    private final Map<Region, BoardStore> boards = new TreeMap<>();
    private final Map<Region, ClusterModel> clusters = new TreeMap<>();
    private final Users users;
    private final ControlPlane control;
    private final Checkers checkers;
    private final NameServers nameServers;
    private final List<Runnable> answerListeners = new ArrayList<>();

    /**
     * How fast Route 53 is.
     *
     * @param shortest from an accepted change to its being answered by DNS
     * @param longest  each change draws its own delay between the two
     */
    public record Pace(Checkers.Pace checkers, Duration shortest, Duration longest) {
        /** As the sandbox has it. */
        public static final Pace DOCUMENTED =
                new Pace(Checkers.Pace.DOCUMENTED, Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    public Cloud(Platform platform, Pace pace, VirtualTime time, Dice dice) {
        this.platform = platform;
        this.time = time;
        this.network = new Network(time, dice.of("network"));
        platform.regions().forEach(region -> {
            gateways.put(region, gateway(dice.of("gateway " + region)));
            boards.put(region, new BoardStore(region));
        });
        var settings = Route53Settings.DEFAULT.withPropagation(pace.shortest(), pace.longest());
        this.control = new ControlPlane(time, dice.of("api"), settings, "example.com.");
        Region home = platform.regions().getFirst();
        new ZoneMaker(control)
                .make(DesiredZone.of(
                        platform.settings(home), platform.service(), new Epoch(1, home, "simulation", time.instant())));
        var probing = new Probing(platform, gateways, boards, network, time, dice.of("probing"));
        this.checkers =
                new Checkers(control.state().healthChecks(), pace.checkers(), time, dice.of("checkers"), probing);
        this.nameServers = new NameServers(platform.service(), control.state()::propagatedZones, checkers::isHealthy);
        this.users = new Users(nameServers);
        platform.monitoring().ifPresent(this::monitor);
        checkers.listen(this::answersAnew);
        control.listen((who, before, after, change) ->
                time.after(Duration.between(time.instant(), change.inSync()), this::answersAnew));
        checkers.hurry((check, looker) -> looker.saw(check.config().searchString() == null
                || check.config().path().endsWith(dev.regent.world.BoardLayout.canaryKey())));
    }

    private GatewayModel gateway(Dice dice) {
        boolean chokes = platform.monitoring().filter(Monitoring::chokes).isPresent();
        return new GatewayModel(dice, chokes ? Behaviour.CHOKES : Behaviour.SHEDS);
    }

    private void monitor(Monitoring monitoring) {
        gateways.forEach(
                (region, gateway) -> clusters.put(region, new ClusterModel(monitoring, region, platform, gateway)));
        users.begin(clusters, time);
    }

    private void answersAnew() {
        nameServers.forget();
        answerListeners.forEach(Runnable::run);
    }

    /** Told whenever name servers may answer otherwise than before. */
    public void onAnswer(Runnable listener) {
        answerListeners.add(listener);
    }

    public Platform platform() {
        return platform;
    }

    public List<Region> regions() {
        return platform.regions();
    }

    public VirtualTime time() {
        return time;
    }

    public Network network() {
        return network;
    }

    public GatewayModel gateway(Region region) {
        return Objects.requireNonNull(gateways.get(region));
    }

    /** Empty where nobody looks at it. */
    public Optional<ClusterModel> cluster(Region region) {
        return Optional.ofNullable(clusters.get(region));
    }

    public Users users() {
        return users;
    }

    public BoardStore board(Region region) {
        return Objects.requireNonNull(boards.get(region));
    }

    public ControlPlane control() {
        return control;
    }

    public NameServers nameServers() {
        return nameServers;
    }
}
