package dev.regent.decision;

import dev.regent.world.Answer;
import dev.regent.world.Attention;
import dev.regent.world.ClusterSight;
import dev.regent.world.Condition;
import dev.regent.world.Condition.Degraded;
import dev.regent.world.Condition.Failed;
import dev.regent.world.Condition.Healthy;
import dev.regent.world.Decision;
import dev.regent.world.Epoch;
import dev.regent.world.FailbackPolicy;
import dev.regent.world.GivenReadings;
import dev.regent.world.HeldVote;
import dev.regent.world.Intent;
import dev.regent.world.OwnBoard;
import dev.regent.world.ProbeResult;
import dev.regent.world.ProbeResult.AnswersWrong;
import dev.regent.world.ProbeResult.NoAnswer;
import dev.regent.world.ProbeResult.Saturated;
import dev.regent.world.ProbeResult.Serves;
import dev.regent.world.Reading;
import dev.regent.world.Readings;
import dev.regent.world.Region;
import dev.regent.world.ServiceDecision;
import dev.regent.world.Serving;
import dev.regent.world.Sighting;
import dev.regent.world.SignalSight;
import dev.regent.world.Strain;
import dev.regent.world.Thresholds;
import dev.regent.world.Witness;
import dev.regent.world.Witness.Sign;
import dev.regent.world.World;
import dev.regent.world.ZoneState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A world in a line or two. It begins with everything well: the first region is home and open, the second the open heir,
 * the others able and kept out by their own votes; every regent lives; seen from the first.
 */
final class AWorld {
    static final Region VIRGINIA = new Region("us-east-1");
    static final Region OHIO = new Region("us-east-2");
    static final Region OREGON = new Region("us-west-2");
    static final Region IRELAND = new Region("eu-west-1");
    static final Region MUMBAI = new Region("ap-south-1");

    static final String CHAT = "chat";
    static final String REPLICA = "a";
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final ProbeResult SERVES = new Serves();
    static final ProbeResult SHEDS = new Saturated("429 Too Many Requests");
    static final ProbeResult WRONG = new AnswersWrong("inference answers 500", false);
    static final ProbeResult HANGS = new AnswersWrong("inference did not answer within 1 s", true);
    static final ProbeResult REFUSED = new NoAnswer("connection refused");
    static final int PATIENCE = Thresholds.DEFAULTS.patience();

    static final long LOOKS = 1000;
    private static final List<Region> ALL = List.of(VIRGINIA, OHIO, OREGON, IRELAND, MUMBAI);

    final List<Region> regions;
    final Kept kept = new Kept();
    final Map<Region, Kept> keptAt = new HashMap<>();
    final Map<Region, Map<Region, Sighting>> sees = new HashMap<>();
    final Map<Region, Sighting> reported = new HashMap<>();
    final Map<Region, Witness> witnesses = new HashMap<>();
    final Map<Region, Condition> conditions = new HashMap<>();
    final Map<Region, Double> couldServe = new HashMap<>();
    final Map<Region, Double> asked = new HashMap<>();
    final Set<Region> unable = new HashSet<>();
    final Set<Region> silent = new HashSet<>();
    final Map<Region, HeldVote> held = new HashMap<>();
    final Set<OwnBoard.Vote> onBoard = new HashSet<>();
    final List<Intent> intents = new ArrayList<>();
    final List<Region> members;
    Region self = VIRGINIA;
    Optional<Epoch> epoch = Optional.of(new Epoch(7, VIRGINIA, "us-east-1", NOW));
    Optional<Epoch> shown = epoch;
    Optional<Answer> answer = Optional.of(new Answer(Set.of(VIRGINIA)));
    Reading<ZoneState> zone = new Reading.Unknown<>(NOW, "Route 53's API does not answer", 1);
    Reading<ClusterSight> cluster = Reading.notYet(NOW);
    Reading<SignalSight> signals = Reading.notYet(NOW);
    Strain strain = Strain.NONE;
    Serving serving = Cluster.countedAtTheGateway(List.of(), OptionalDouble.empty());
    FailbackPolicy failback = FailbackPolicy.DEFAULTS;
    Attention attention = Attention.beginning(NOW);
    boolean looked = true;
    boolean resumed;
    boolean fresh = true;
    Instant now = NOW;

    private AWorld(int count) {
        regions = ALL.subList(0, count);
        members = new ArrayList<>(regions);
        kept.epoch = epoch;
        kept.insync = 7;
        for (Region observer : regions) {
            Map<Region, Sighting> sights = new HashMap<>();
            regions.forEach(region -> sights.put(region, Given.looks(SERVES, 20)));
            sees.put(observer, sights);
            conditions.put(observer, new Healthy("liveness and inference answer"));
        }
        regions.forEach(region -> witness(region, Sign.YES, regions.indexOf(region) < 2 ? Sign.YES : Sign.NO));
    }

    static AWorld ofTwo() {
        return new AWorld(2);
    }

    static AWorld ofThree() {
        return new AWorld(3);
    }

    static AWorld of(int count) {
        return new AWorld(count);
    }

    List<Region> regions() {
        return regions;
    }

    AWorld seenFrom(Region region) {
        self = region;
        return this;
    }

    /** Takes the region out of the service, so that its regent only looks on. */
    AWorld withoutPartFor(Region region) {
        members.remove(region);
        return this;
    }

    AWorld home(Region region) {
        return epoch(7, region);
    }

    /** The epoch as known here and now; what is remembered stays as it was. */
    AWorld epoch(long number, Region home) {
        epoch = Optional.of(new Epoch(number, home, home.name(), NOW));
        shown = epoch;
        if (number == 7) {
            kept.epoch = epoch;
        }
        return this;
    }

    AWorld nobodyKnowsTheHome() {
        epoch = Optional.empty();
        shown = epoch;
        return this;
    }

    AWorld nameServersShow(long number, Region home) {
        shown = Optional.of(new Epoch(number, home, home.name(), NOW));
        return this;
    }

    /** What this regent saw in its last looks at a gateway. */
    AWorld probe(Region region, ProbeResult result, int times) {
        return sees(self, region, result, times);
    }

    /** What the report of another regent says that it saw. */
    AWorld sees(Region observer, Region region, ProbeResult result, int times) {
        return sees(observer, region, Given.looks(result, times));
    }

    AWorld sees(Region observer, Region region, Sighting sighting) {
        sees.computeIfAbsent(observer, any -> new HashMap<>()).put(region, sighting);
        return this;
    }

    /** What the last report says that this regent saw, where that is not what it sees now: there was a new look. */
    AWorld reportedBefore(Region region, ProbeResult result) {
        reported.put(region, Given.seen(result, 5, LOOKS - 1));
        return this;
    }

    AWorld says(Region region, Condition condition) {
        conditions.put(region, condition);
        return this;
    }

    AWorld failed(Region region) {
        return says(region, new Failed("inference answers 500")).sees(region, region, WRONG, PATIENCE);
    }

    AWorld degraded(Region region, double share) {
        return says(region, new Degraded(share, "it sheds load in 6 of the last 10 looks"));
    }

    AWorld unable(Region region) {
        unable.add(region);
        return this;
    }

    AWorld couldServe(Region region, double share) {
        couldServe.put(region, share);
        if (signals.known().isEmpty()) {
            signals = Cluster.requests(100);
        }
        return this;
    }

    /** Requests per second that another region's report counts. */
    AWorld asked(Region region, double perSecond) {
        asked.put(region, perSecond);
        return this;
    }

    AWorld silent(Region... regents) {
        silent.addAll(List.of(regents));
        return this;
    }

    AWorld witness(Region region, Sign up, Sign open) {
        witnesses.put(region, new Witness(up, open));
        return this;
    }

    AWorld up(Region region, Sign up) {
        return witness(
                region, up, witnesses.getOrDefault(region, Witness.SILENT).open());
    }

    AWorld open(Region region) {
        return witness(region, witnesses.getOrDefault(region, Witness.SILENT).up(), Sign.YES);
    }

    AWorld out(Region region) {
        return witness(region, witnesses.getOrDefault(region, Witness.SILENT).up(), Sign.NO);
    }

    AWorld dnsUnread() {
        regions.forEach(region -> witnesses.put(region, Witness.SILENT));
        answer = Optional.empty();
        shown = Optional.empty();
        return this;
    }

    AWorld answers(Region... answered) {
        answer = Optional.of(new Answer(Set.of(answered)));
        return this;
    }

    AWorld notLooked() {
        looked = false;
        return this;
    }

    AWorld holds(Region region, int looks) {
        held.put(region, new HeldVote("it had failed", looks));
        return this;
    }

    /** A process that has just begun finds this vote on its board. */
    AWorld findsOnBoard(Region region) {
        onBoard.add(new OwnBoard.Vote(CHAT, region));
        resumed = true;
        return this;
    }

    AWorld remembers(Consumer<Kept> what) {
        what.accept(kept);
        return this;
    }

    /** What another region's report says that its regent remembers. */
    AWorld remembersAt(Region region, Consumer<Kept> what) {
        what.accept(keptAt.computeIfAbsent(region, any -> new Kept()));
        return this;
    }

    /** The process has just gone on after it stood still; it has looked at nothing since. */
    AWorld stoodStill() {
        attention = new Attention(NOW, Readings.NONE, GivenReadings.ofOwnBoard(Reading.notYet(NOW)));
        regions.forEach(region -> sees(self, region, Sighting.NONE));
        return dnsUnread();
    }

    /** A vote that lies on the board. */
    AWorld onBoard(Region region) {
        onBoard.add(new OwnBoard.Vote(CHAT, region));
        return this;
    }

    /** A regent whose board is new. */
    AWorld remembersNothing() {
        fresh = false;
        return this;
    }

    AWorld intent(Intent intent) {
        intents.add(intent);
        return this;
    }

    AWorld ordered(Intent.Verb verb, Region from, Region to) {
        return intent(Given.order(verb, from, to));
    }

    AWorld paused() {
        return intent(Given.pause(1));
    }

    AWorld weights(Map<Region, Integer> weights) {
        zone = new Reading.Known<>(new ZoneState(epoch.orElseThrow(), weights, Optional.empty(), List.of()), LOOKS);
        return this;
    }

    /** The weights, with the region whose regent changed them last. */
    AWorld weightsBy(Region writer, Map<Region, Integer> weights) {
        epoch = epoch.map(it -> new Epoch(it.number(), it.home(), writer.name(), it.at()));
        return weights(weights);
    }

    AWorld changed(boolean insync) {
        long number = epoch.orElseThrow().number();
        Optional<ZoneState.Change> change = Optional.of(new ZoneState.Change("C1", number, insync));
        zone = new Reading.Known<>(new ZoneState(epoch.orElseThrow(), Map.of(), change, List.of()), LOOKS);
        return this;
    }

    AWorld failsBack(FailbackPolicy policy) {
        failback = policy;
        return this;
    }

    AWorld at(Instant instant) {
        now = instant;
        return this;
    }

    ServiceDecision decide() {
        ServiceDecision decision = decision().services().get(CHAT);
        return java.util.Objects.requireNonNull(decision);
    }

    Decision decision() {
        return Decide.decide(world(), now);
    }

    /** The votes held after the decision: region voted against and the sentence for it. */
    Map<Region, String> votes() {
        Map<Region, String> votes = new HashMap<>();
        decide().said().votes().forEach((region, vote) -> votes.put(region, vote.why()));
        return votes;
    }

    List<String> refusals() {
        return decide().refusals().stream()
                .map(refusal -> refusal.what() + ": " + refusal.why())
                .toList();
    }

    Picture picture() {
        return Picture.of(situation());
    }

    Situation situation() {
        World world = world();
        return new Situation(
                world, java.util.Objects.requireNonNull(world.services().get(CHAT)), now);
    }

    World world() {
        return new Composed(this).world();
    }
}
