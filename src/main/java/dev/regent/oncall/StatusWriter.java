package dev.regent.oncall;

import dev.regent.oncall.StatusPage.BoardPage;
import dev.regent.oncall.StatusPage.IntentPage;
import dev.regent.world.Decision;
import dev.regent.world.Intent;
import dev.regent.world.PeerBoard;
import dev.regent.world.Reading;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the status of one moment. */
final class StatusWriter {
    private final Moment moment;
    private final World world;
    private final Budgets budgets;

    private StatusWriter(Moment moment, Budgets budgets) {
        this.moment = moment;
        this.world = moment.world();
        this.budgets = budgets;
    }

    static StatusPage page(Moment moment, Budgets budgets) {
        return new StatusWriter(moment, budgets).page();
    }

    private StatusPage page() {
        Decision decision = moment.decision();
        return new StatusPage(
                world.self().name(),
                world.replica(),
                lower(decision.role()),
                decision.why(),
                moment.at().toString(),
                decision.report().sequence(),
                world.settings().digest(),
                ages(),
                boards(),
                services(),
                intents());
    }

    private Map<String, Double> ages() {
        Map<String, Double> ages = new TreeMap<>();
        moment.ages().forEach((what, age) -> ages.put(what, age.toMillis() / 1000.0));
        return ages;
    }

    private Map<String, BoardPage> boards() {
        Map<String, BoardPage> boards = new TreeMap<>();
        for (Region region : world.settings().regions()) {
            boolean own = region.equals(world.self());
            PeerBoard board = own ? world.ownBoard() : world.peer(region);
            boards.put(
                    region.name(),
                    board(region, board, own ? Latest.unknown(world.own()).orElse(null) : null));
        }
        return boards;
    }

    private BoardPage board(Region region, PeerBoard board, @Nullable String unreadable) {
        return new BoardPage(
                board.report().map(Report::writer).orElse(null),
                board.report().map(Report::sequence).orElse(null),
                board.standstill(),
                board.report()
                        .map(report -> report.digest().equals(world.settings().digest()))
                        .orElse(null),
                canary(region),
                unreadable);
    }

    private @Nullable Boolean canary(Region region) {
        Reading<Boolean> canary = world.canaries().get(region);
        return canary == null ? null : canary.known().orElse(null);
    }

    private Map<String, StatusPage.ServicePage> services() {
        Map<String, StatusPage.ServicePage> pages = new TreeMap<>();
        world.services().forEach((name, view) -> pages.put(name, ServiceWriter.page(moment, view, budgets)));
        return pages;
    }

    /** From the decision, as it has ended what ended in this tick. */
    private List<IntentPage> intents() {
        Map<Intent.Id, Intent> known = new TreeMap<>(world.intents());
        known.putAll(moment.decision().report().intents());
        List<IntentPage> pages = new ArrayList<>();
        known.values().forEach(intent -> pages.add(page(intent)));
        Collections.reverse(pages);
        return pages;
    }

    private static IntentPage page(Intent intent) {
        return new IntentPage(
                intent.id().toString(),
                lower(intent.verb()),
                intent.service(),
                intent.from().map(Region::name).orElse(null),
                intent.to().map(Region::name).orElse(null),
                intent.reason(),
                intent.by(),
                intent.expires().toString(),
                lower(intent.state()),
                intent.outcome());
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
