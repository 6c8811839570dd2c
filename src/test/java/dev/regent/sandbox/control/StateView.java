package dev.regent.sandbox.control;

import dev.regent.sandbox.Sandbox;
import dev.regent.sandbox.clients.Tally;
import dev.regent.sandbox.control.State.ActiveFault;
import dev.regent.sandbox.control.State.ClientNow;
import dev.regent.sandbox.control.State.Credentials;
import dev.regent.sandbox.control.State.EpochNow;
import dev.regent.sandbox.control.State.EventNow;
import dev.regent.sandbox.control.State.FaultsNow;
import dev.regent.sandbox.control.State.KnownFault;
import dev.regent.sandbox.control.State.VoteNow;
import dev.regent.sandbox.control.State.Where;
import dev.regent.sandbox.timeline.Event;
import dev.regent.sandbox.topology.Boards;
import dev.regent.sandbox.topology.Key;
import dev.regent.sandbox.topology.RegentLinks;
import dev.regent.sandbox.topology.ServiceZone;
import dev.regent.world.Epoch;
import dev.regent.world.Region;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Draws {@link State} from the sandbox. */
final class StateView {
    private static final int EVENTS = 250;

    private final Sandbox sandbox;
    private final TrafficMeter meter;
    private final Guide guide;

    StateView(Sandbox sandbox, TrafficMeter meter, Guide guide) {
        this.sandbox = sandbox;
        this.meter = meter;
        this.guide = guide;
    }

    State now(Instant now) {
        ServiceZone.Now zone = sandbox.zoneNow();
        List<Boards.Vote> votes = sandbox.votes();
        Set<Region> answered = sandbox.answered();
        Optional<Region> home = zone.epoch().map(Epoch::home);
        var regions = new RegionView(sandbox, meter, home, answered, votes, now);
        return new State(
                now.toString(),
                sandbox.service(),
                sandbox.dnsName(),
                headline(home, answered),
                zone.epoch().map(StateView::epoch).orElse(null),
                zone.weights(),
                answered.stream().sorted().map(Region::name).toList(),
                sandbox.sites().stream().map(regions::draw).toList(),
                votes.stream().map(StateView::vote).toList(),
                clients(),
                meter.traffic(),
                faults(),
                sandbox.timeline().last(EVENTS).stream().map(StateView::event).toList(),
                sandbox.unrest(),
                where());
    }

    private State.Headline headline(Optional<Region> home, Set<Region> answered) {
        boolean serving = answered.stream()
                .map(region -> sandbox.site(region).gateway())
                .allMatch(gateway -> gateway.faults().isEmpty() && gateway.readyReplicas() > 0);
        int faults = sandbox.faults().active().size();
        return new Headlines(home, sandbox.order().getFirst(), answered, serving, meter.latestFailed(), faults)
                .headline();
    }

    private static EpochNow epoch(Epoch epoch) {
        return new EpochNow(
                epoch.number(), epoch.home().name(), epoch.writer(), epoch.at().toString());
    }

    private static VoteNow vote(Boards.Vote vote) {
        return new VoteNow(vote.voter().name(), vote.against().name(), vote.why());
    }

    private List<ClientNow> clients() {
        return sandbox.clients().all().entrySet().stream()
                .map(client -> client(client.getKey(), client.getValue().tally()))
                .toList();
    }

    private static ClientNow client(String name, Tally tally) {
        return new ClientNow(
                name, tally.sent(), tally.answered(), tally.failed(), tally.answeredBy(), tally.failedBecause());
    }

    FaultsNow faults() {
        List<ActiveFault> active = sandbox.faults().active().stream()
                .map(it -> new ActiveFault(
                        it.name(), it.region().name(), it.since().toString()))
                .toList();
        List<KnownFault> known = sandbox.faults().all().stream()
                .map(it -> new KnownFault(it.name(), it.what()))
                .toList();
        return new FaultsNow(active, known);
    }

    private static EventNow event(Event event) {
        String kind = event.kind().name();
        return new EventNow(event.at().toString(), kind, event.kind().word(), event.region(), event.by(), event.why());
    }

    private Where where() {
        Map<String, Credentials> credentials = new LinkedHashMap<>();
        sandbox.order().forEach(region -> credentials.put("regent " + region, credentials(Key.ofRegent(region))));
        credentials.put("break-glass", credentials(Key.BREAK_GLASS));
        Map<String, String> links = new LinkedHashMap<>();
        sandbox.links().all().forEach((ends, link) -> links.put(ends.toString(), RegentLinks.hostAndPort(link)));
        List<String> nameServers = sandbox.route53().nameServers().stream()
                .map(it -> it.getAddress().getHostAddress() + ":" + it.getPort())
                .toList();
        return new Where(
                guide.control(),
                sandbox.route53().endpoint().toString(),
                sandbox.zone().id(),
                nameServers,
                credentials,
                sandbox.tokenFile().toString(),
                links,
                guide.whatIsWhere());
    }

    private static Credentials credentials(Key key) {
        return new Credentials(key.id(), key.secret());
    }
}
