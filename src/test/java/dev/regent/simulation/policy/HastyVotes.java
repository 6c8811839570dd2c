package dev.regent.simulation.policy;

import dev.regent.decision.Decide;
import dev.regent.world.Condition;
import dev.regent.world.Decision;
import dev.regent.world.HeldVote;
import dev.regent.world.Intent;
import dev.regent.world.PeerBoard;
import dev.regent.world.ProbeResult.AnswersWrong;
import dev.regent.world.ProbeResult.NoAnswer;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.ServiceReport;
import dev.regent.world.Sighting;
import dev.regent.world.Thresholds;
import dev.regent.world.Witness;
import dev.regent.world.Witness.Sign;
import dev.regent.world.World;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Votes that are cast on too little. */
final class HastyVotes {
    static final Mistake ON_SILENCE = Mistake.voting(
            "vote on silence",
            "a peer votes against a home whose gateway does not answer it, whatever anybody else says",
            HastyVotes::onSilence);

    static final Mistake WITHOUT_AN_HEIR = Mistake.deciding(
            "no keep-one",
            "regents vote against a home although no other region is able and open",
            HastyVotes::withoutAnHeir);

    static final Mistake WITHOUT_PATIENCE = Mistake.seeing(
            "no patience",
            "the first look that fails is believed",
            world -> Witnesses.thresholds(world, HastyVotes::impatient));

    static final Mistake OF_WHAT_COULD_NOT_BE_LOOKED_AT = Mistake.seeing(
            "could not look = down",
            "a witness that nobody answers for counts as down, and so does a region whose report cannot be read",
            HastyVotes::down);

    static final Mistake AGAINST_STANDBYS = Mistake.voting(
            "peers vote against standbys",
            "a peer votes against any region that fails its probe, not against the home alone",
            HastyVotes::againstStandbys);

    private HastyVotes() {}

    private static void onSilence(Saying.Case one, Map<Region, HeldVote> votes) {
        Optional<Region> home = one.view().home();
        if (home.isEmpty() || one.selfIsHome() || !one.mayVoteAgainstHome()) {
            return;
        }
        Sighting sighting = one.view().sighting(home.get());
        if (sighting.latest() instanceof NoAnswer && sighting.failing() >= one.patience()) {
            votes.put(home.get(), one.vote(home.get(), "no answer from " + home.get()));
        }
    }

    /** As if every standby were able and open; orders are left as they are. */
    private static Decision withoutAnHeir(World world, Instant now) {
        Decision first = Decide.decide(world, now);
        if (world.intents().values().stream()
                .anyMatch(intent -> intent.open(now) && intent.verb() != Intent.Verb.PAUSE)) {
            return first;
        }
        World open = Witnesses.of(
                world,
                (view, region, seen) ->
                        view.home().equals(Optional.of(region)) ? seen : new Witness(Sign.YES, Sign.YES));
        World able = Seeing.peers(open, (region, board) -> saying(board, HastyVotes::able));
        return Saying.homeVoteOf(world, first, Decide.decide(able, now));
    }

    private static ServiceReport able(ServiceReport said) {
        return new ServiceReport(
                said.condition(), true, said.ableWhy(), said.load(), said.sees(), said.votes(), said.memory());
    }

    private static Thresholds impatient(Thresholds is) {
        return new Thresholds(
                1,
                is.stickiness(),
                is.actingService(),
                is.deadAnswer(),
                is.degraded(),
                is.clearlyBetter(),
                is.holdDown(),
                is.takeover(),
                is.quietEpoch(),
                is.ttl());
    }

    private static World down(World world) {
        World blind = Witnesses.of(
                world,
                (view, region, seen) ->
                        new Witness(Witnesses.known(seen.up(), Sign.NO), Witnesses.known(seen.open(), Sign.NO)));
        int patience = Thresholds.DEFAULTS.patience();
        return Seeing.peers(
                blind,
                (region, board) ->
                        board.fresh(patience).isPresent() ? board : fresh(saying(board, HastyVotes::failed)));
    }

    private static PeerBoard fresh(PeerBoard board) {
        return new PeerBoard(board.report(), 0, board.looks(), true);
    }

    private static PeerBoard saying(PeerBoard board, java.util.function.UnaryOperator<ServiceReport> change) {
        Optional<Report> report =
                board.report().map(said -> Seeing.said(said, (name, service) -> change.apply(service)));
        return new PeerBoard(report, board.standstill(), board.looks(), board.moved());
    }

    private static ServiceReport failed(ServiceReport said) {
        String why = "its report cannot be read";
        return new ServiceReport(
                new Condition.Failed(why), false, why, said.load(), said.sees(), said.votes(), said.memory());
    }

    private static void againstStandbys(Saying.Case one, Map<Region, HeldVote> votes) {
        one.view().service().regions().stream()
                .filter(region -> !region.equals(one.self()) && !one.isHome(region))
                .filter(region -> fails(one, region))
                .forEach(region -> votes.put(region, one.vote(region, region + " fails its probe")));
    }

    private static boolean fails(Saying.Case one, Region region) {
        Sighting sighting = one.view().sighting(region);
        boolean convicted = sighting.latest() instanceof AnswersWrong
                || one.view().witness(region).up() == Sign.NO;
        return sighting.failing() >= one.patience() && convicted;
    }
}
