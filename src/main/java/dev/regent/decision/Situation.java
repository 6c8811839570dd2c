package dev.regent.decision;

import dev.regent.world.Condition;
import dev.regent.world.Condition.Unknown;
import dev.regent.world.Epoch;
import dev.regent.world.HeldVote;
import dev.regent.world.Intent;
import dev.regent.world.Intent.Verb;
import dev.regent.world.Memory;
import dev.regent.world.OwnBoard;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.ServiceReport;
import dev.regent.world.ServiceView;
import dev.regent.world.Sighting;
import dev.regent.world.Thresholds;
import dev.regent.world.Witness.Sign;
import dev.regent.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One service in one world, and the plain questions that every rule asks of it. */
record Situation(World world, ServiceView view, Instant now) {
    Region self() {
        return world.self();
    }

    Service service() {
        return view.service();
    }

    Thresholds thresholds() {
        return service().thresholds();
    }

    Optional<Region> home() {
        return view.home();
    }

    boolean selfIsHome() {
        return home().equals(Optional.of(self()));
    }

    Sighting sighting(Region region) {
        return view.sighting(region);
    }

    boolean seenOut(Region region) {
        return view.witness(region).open() == Sign.NO;
    }

    boolean seenOpen(Region region) {
        return view.witness(region).open() == Sign.YES;
    }

    /** Route 53's own check of the gateway. */
    Sign up(Region region) {
        return view.witness(region).up();
    }

    /** What this region said of the service last. */
    Optional<ServiceReport> saidBefore() {
        return world.mine().map(report -> report.services().get(service().name()));
    }

    /** What its condition was. */
    Condition conditionBefore() {
        return saidBefore().map(ServiceReport::condition).orElseGet(() -> new Unknown(now, "not looked at yet"));
    }

    Memory memory() {
        return saidBefore().map(ServiceReport::memory).orElse(Memory.EMPTY);
    }

    /** How long DNS has answered the dead in this epoch: a new one gets its own time. */
    int deadLooks() {
        boolean sameEpoch =
                memory().epoch().map(Epoch::number).equals(view.epoch().map(Epoch::number));
        return sameEpoch ? memory().deadLooks() : 0;
    }

    /** What another region's regent says, while it is seen to go on writing. */
    Optional<ServiceReport> fresh(Region region) {
        return world.peer(region)
                .fresh(thresholds().patience())
                .map(report -> report.services().get(service().name()));
    }

    boolean living(Region region) {
        return region.equals(self()) || fresh(region).isPresent();
    }

    /** The other regions' fresh words. */
    Stream<Map.Entry<Region, ServiceReport>> freshPeers() {
        return service().regions().stream()
                .filter(region -> !region.equals(self()))
                .flatMap(region -> fresh(region).map(said -> Map.entry(region, said)).stream());
    }

    /** The votes held before; whoever resumes takes over what is on the board. */
    Map<Region, HeldVote> heldBefore() {
        Map<Region, HeldVote> held =
                new HashMap<>(saidBefore().map(ServiceReport::votes).orElse(Map.of()));
        if (world.resumed()) {
            world.own().known().map(OwnBoard::votes).stream()
                    .flatMap(java.util.Set::stream)
                    .filter(vote -> vote.service().equals(service().name()))
                    .forEach(vote -> held.putIfAbsent(vote.region(), new HeldVote("found on the board", 0)));
        }
        return held;
    }

    /** Whether the present epoch is known to every name server. */
    boolean insync() {
        return Propagation.number(view.epoch()) <= Propagation.of(this).insync();
    }

    /**
     * A count of looks at DNS: grows while it holds and DNS was looked at anew; stays where nobody looked; starts again
     * where it does not hold.
     */
    int counted(boolean holds, int before) {
        if (!view.looked()) {
            return before;
        }
        return holds ? before + 1 : 0;
    }

    /** The open order, the last one given where there are several. One that was given for another home counts no more. */
    Optional<Intent> order() {
        return last(intent -> isOrder(intent) && intent.open(now) && concernsHome(intent));
    }

    private boolean concernsHome(Intent order) {
        boolean isComplete = order.to().isPresent();
        return isComplete && (home().isEmpty() || home().equals(order.from()) || home().equals(order.to()));
    }

    Optional<Intent> order(Verb verb) {
        return order().filter(intent -> intent.verb() == verb);
    }

    static boolean isOrder(Intent intent) {
        return intent.verb() == Verb.FAILOVER || intent.verb() == Verb.FAILBACK;
    }

    /** The pause that holds now. */
    Optional<Intent> pause() {
        return last(intent -> intent.verb() == Verb.PAUSE || intent.verb() == Verb.RESUME)
                .filter(intent -> intent.verb() == Verb.PAUSE && intent.open(now));
    }

    /** The sentence for what a pause stops. */
    static String paused(Intent pause) {
        return "paused by " + pause.by() + " until " + pause.expires();
    }

    private Optional<Intent> last(Predicate<Intent> which) {
        return world.intents().values().stream()
                .filter(intent -> intent.service().equals(service().name()))
                .filter(which)
                .reduce((earlier, later) -> later);
    }

    /** The regions in the order of preference; an order's target comes first. */
    List<Region> preference() {
        List<Region> regions = new ArrayList<>(service().regions());
        order().flatMap(Intent::to).ifPresent(to -> {
            if (regions.remove(to)) {
                regions.addFirst(to);
            }
        });
        return regions;
    }

    List<Region> standbys() {
        return preference().stream()
                .filter(region -> !home().equals(Optional.of(region)))
                .toList();
    }
}
