package dev.regent.oncall;

import static dev.regent.oncall.StatusWriter.lower;

import dev.regent.oncall.StatusPage.BudgetPage;
import dev.regent.oncall.StatusPage.ChangePage;
import dev.regent.oncall.StatusPage.EpochPage;
import dev.regent.oncall.StatusPage.MovePage;
import dev.regent.oncall.StatusPage.RefusalPage;
import dev.regent.oncall.StatusPage.RegionPage;
import dev.regent.oncall.StatusPage.ServicePage;
import dev.regent.oncall.StatusPage.SightPage;
import dev.regent.oncall.StatusPage.VotePage;
import dev.regent.world.BudgetPath;
import dev.regent.world.Clue;
import dev.regent.world.Condition;
import dev.regent.world.Epoch;
import dev.regent.world.Gateway;
import dev.regent.world.OwnBoard;
import dev.regent.world.Place;
import dev.regent.world.ProbeResult;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.ServiceDecision;
import dev.regent.world.ServiceDecision.Verdict;
import dev.regent.world.ServiceReport;
import dev.regent.world.ServiceView;
import dev.regent.world.Sighting;
import dev.regent.world.World;
import dev.regent.world.ZoneState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes one service's part of the status. */
final class ServiceWriter {
    private final World world;
    private final ServiceView view;
    private final Optional<ServiceDecision> decision;
    private final Map<Region, ServiceReport> said = new TreeMap<>();

    private ServiceWriter(Moment moment, ServiceView view) {
        String name = view.service().name();
        this.world = moment.world();
        this.view = view;
        this.decision = Optional.ofNullable(moment.decision().services().get(name));
        world.peers()
                .forEach((region, board) -> said(board.report(), name).ifPresent(report -> said.put(region, report)));
        decision.ifPresent(it -> said.put(world.self(), it.said()));
    }

    private static Optional<ServiceReport> said(Optional<Report> report, String service) {
        return report.map(it -> it.services().get(service));
    }

    static ServicePage page(Moment moment, ServiceView view, Budgets budgets) {
        return new ServiceWriter(moment, view).page(budgets);
    }

    private ServicePage page(Budgets budgets) {
        Optional<ZoneState> zone = view.zone().known();
        return new ServicePage(
                view.service().dnsNames(),
                name(decision.flatMap(ServiceDecision::home)),
                name(decision.flatMap(ServiceDecision::heir)),
                name(decision.flatMap(ServiceDecision::acting)),
                view.epoch().map(ServiceWriter::page).orElse(null),
                view.shown().map(Epoch::number).orElse(null),
                view.answer()
                        .map(answer -> answer.regions().stream()
                                .map(Region::name)
                                .sorted()
                                .toList())
                        .orElse(null),
                zone.map(state -> weights(state.weights())).orElse(null),
                zone.flatMap(ZoneState::change)
                        .map(change -> new ChangePage(change.id(), change.epoch(), change.insync()))
                        .orElse(null),
                regions(),
                votes(),
                decision.map(ServiceDecision::clues).orElse(List.of()).stream()
                        .map(Clue::toString)
                        .toList(),
                refusals(),
                zone.map(ZoneState::findings).orElse(List.of()),
                decision.flatMap(ServiceDecision::move)
                        .map(move -> new MovePage(move.home().name(), weights(move.weights()), move.why()))
                        .orElse(null),
                budgets.of(view.service()).stream().map(ServiceWriter::page).toList());
    }

    private static BudgetPage page(BudgetPath path) {
        return new BudgetPage(path.name(), path.total().toMillis() / 1000.0, path.toString());
    }

    private static EpochPage page(Epoch epoch) {
        return new EpochPage(
                epoch.number(), epoch.home().name(), epoch.writer(), epoch.at().toString());
    }

    private static Map<String, Integer> weights(Map<Region, Integer> weights) {
        Map<String, Integer> named = new TreeMap<>();
        weights.forEach((region, weight) -> named.put(region.name(), weight));
        return named;
    }

    private Map<String, RegionPage> regions() {
        Map<String, RegionPage> pages = new java.util.LinkedHashMap<>();
        view.service().order().forEach(place -> pages.put(place.region().name(), page(place)));
        return pages;
    }

    private RegionPage page(Place place) {
        Region region = place.region();
        Gateway gateway = place.gateway();
        Optional<Condition> condition = Optional.ofNullable(said.get(region)).map(ServiceReport::condition);
        Verdict able = decision.map(it -> it.able().get(region)).orElse(new Verdict(false, "not decided yet"));
        return new RegionPage(
                lower(place.tier()),
                gateway.scheme() + "://" + gateway.address() + ":" + gateway.port(),
                condition.map(Condition::word).orElse("unknown"),
                condition.map(Condition::why).orElse("its regent has not been heard yet"),
                condition.map(ServiceWriter::share).orElse(null),
                able.yes(),
                able.why(),
                lower(view.witness(region).up()),
                lower(view.witness(region).open()),
                seenFrom(region));
    }

    private static @Nullable Double share(Condition condition) {
        return condition instanceof Condition.Degraded degraded ? degraded.share() : null;
    }

    private Map<String, SightPage> seenFrom(Region region) {
        Map<String, SightPage> pages = new TreeMap<>();
        said.forEach((observer, report) -> {
            Sighting sighting = report.sight(region);
            if (sighting.looks() > 0) {
                pages.put(observer.name(), page(sighting));
            }
        });
        return pages;
    }

    private static SightPage page(Sighting sighting) {
        String word = switch (sighting.latest()) {
            case ProbeResult.Serves serves -> "serves";
            case ProbeResult.Saturated saturated -> "saturated";
            case ProbeResult.AnswersWrong wrong -> "answers-wrong";
            case ProbeResult.NoAnswer none -> "no-answer";
        };
        return new SightPage(word, sighting.latest().why(), sighting.serving(), sighting.failing(), sighting.looks());
    }

    private List<VotePage> votes() {
        List<VotePage> pages = new ArrayList<>();
        said.forEach((by, report) -> new TreeMap<>(report.votes())
                .forEach((against, vote) -> pages.add(
                        new VotePage(by.name(), against.name(), vote.why(), vote.looks(), shown(by, against)))));
        return pages;
    }

    private @Nullable Boolean shown(Region by, Region against) {
        if (!by.equals(world.self())) {
            return null;
        }
        return world.own()
                .known()
                .map(board ->
                        board.votes().contains(new OwnBoard.Vote(view.service().name(), against)))
                .orElse(null);
    }

    private List<RefusalPage> refusals() {
        return decision.map(ServiceDecision::refusals).orElse(List.of()).stream()
                .map(refusal -> new RefusalPage(refusal.what(), refusal.why()))
                .toList();
    }

    private static @Nullable String name(Optional<Region> region) {
        return region.map(Region::name).orElse(null);
    }
}
