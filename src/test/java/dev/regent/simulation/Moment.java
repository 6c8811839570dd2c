package dev.regent.simulation;

import dev.regent.simulation.cloud.Cloud;
import dev.regent.simulation.network.Network;
import dev.regent.simulation.network.Node;
import dev.regent.world.Epoch;
import dev.regent.world.Intent.Verb;
import dev.regent.world.OwnBoard.Vote;
import dev.regent.world.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The truth at one moment, as nobody in the simulation can see it; taken once a second.
 *
 * @param since       from the beginning of the history
 * @param servedSince since when every request of the client was answered; empty while they are not
 * @param deeds       what has changed since the moment before
 */
public record Moment(Instant at, Duration since, Scene scene, Optional<Instant> servedSince, List<Deed> deeds) {
    public Moment {
        deeds = List.copyOf(deeds);
    }

    private Cloud cloud() {
        return scene.cloud();
    }

    public List<Region> regions() {
        return scene.regions();
    }

    /** The regions that DNS may answer. */
    public Set<Region> answered() {
        return cloud().nameServers().look().answered();
    }

    /** As name servers know it. */
    public boolean isSeenOpen(Region region) {
        return cloud().nameServers().isOpen(region);
    }

    /** Whether its users are served by it, all or some. */
    public boolean serves(Region region) {
        return cloud().gateway(region).serves() && isReachable(Node.CLIENTS, Node.gateway(region));
    }

    /** Whether Route 53's own check of its gateway would pass. */
    public boolean passesCheck(Region region) {
        return cloud().gateway(region).behaviour().passesLiveness() && isReachable(Node.CHECKERS, Node.gateway(region));
    }

    public boolean holds(Region voter, Region against) {
        return cloud().board(voter).holds(new Vote(cloud().platform().service().name(), against));
    }

    public long peersAgainst(Region region) {
        return regions().stream()
                .filter(voter -> !voter.equals(region) && holds(voter, region))
                .count();
    }

    /** By its own regent or by enough of its peers, as their boards say. */
    public boolean isVotedOut(Region region) {
        return holds(region, region) || peersAgainst(region) >= majority();
    }

    public int majority() {
        return cloud().platform().service().majority();
    }

    /**
     * Whether its own regent is in its right mind, sees what there is to see and can write: it runs, and nothing is
     * wrong between it and its board, its gateway and the name servers, nor between the checkers and its board.
     */
    public boolean isInOrder(Region region) {
        Node regent = Node.regent(region);
        return !scene.isMad(region)
                && scene.regents(region).stream().anyMatch(it -> it.isUp())
                && isClear(regent, Node.board(region))
                && isClear(regent, Node.gateway(region))
                && isClear(regent, Node.NAME_SERVERS)
                && isReachable(Node.CHECKERS, Node.board(region));
    }

    /** Whether nothing is wrong between a region's regent and a gateway. */
    public boolean canSee(Region observer, Region gateway) {
        return isClear(Node.regent(observer), Node.gateway(gateway));
    }

    /** Whether nothing is wrong between a region's regent and a board. */
    public boolean canRead(Region reader, Region board) {
        return isClear(Node.regent(reader), Node.board(board));
    }

    private boolean isClear(Node one, Node other) {
        Network network = cloud().network();
        return network.isClear(one, other) && network.isClear(other, one);
    }

    private boolean isReachable(Node one, Node other) {
        Network network = cloud().network();
        return !network.isCut(one, other) && !network.isCut(other, one);
    }

    /** Who has the weight, as Route 53's API knows it. */
    public Region home() {
        return scene.home();
    }

    /** Who is home as name servers know it; empty where they do not. */
    public Optional<Region> shownHome() {
        return cloud().nameServers().look().epoch().map(Epoch::home);
    }

    /** Whether an order that was taken moves traffic at this moment, or may. */
    public boolean isOrdered() {
        return scene.orders().stream()
                .anyMatch(order ->
                        isMove(order.verb()) && at.isBefore(order.expires().plusSeconds(60)));
    }

    /** Whether the policy may move traffic back by itself. */
    public boolean isFailingBack() {
        return cloud().platform().service().failback().automatic();
    }

    private static boolean isMove(Verb verb) {
        return verb == Verb.FAILOVER || verb == Verb.FAILBACK;
    }

    /** Whether anybody knows of a pause that holds. */
    public boolean isPaused() {
        return scene.regents().stream()
                .flatMap(regent -> regent.world().stream())
                .anyMatch(world -> Pauses.holds(world, at));
    }

    public <T extends Deed> List<T> deeds(Class<T> kind) {
        return deeds.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
