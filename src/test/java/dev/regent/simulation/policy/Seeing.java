package dev.regent.simulation.policy;

import dev.regent.world.Epoch;
import dev.regent.world.Memory;
import dev.regent.world.PeerBoard;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.ServiceReport;
import dev.regent.world.ServiceView;
import dev.regent.world.Sighting;
import dev.regent.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Makes what a regent sees into something else, before it decides. */
final class Seeing {
    private Seeing() {}

    /** Every service, as this regent sees it. */
    static World services(World world, UnaryOperator<ServiceView> change) {
        Map<String, ServiceView> views = new HashMap<>();
        world.services().forEach((name, view) -> views.put(name, change.apply(view)));
        return new AlteredWorld(world).services(views).made();
    }

    /** The other regions' boards. */
    static World peers(World world, BiFunction<Region, PeerBoard, PeerBoard> change) {
        Map<Region, PeerBoard> peers = new HashMap<>();
        world.peers().forEach((region, board) -> peers.put(region, change.apply(region, board)));
        return new AlteredWorld(world).peers(peers).made();
    }

    /** What this region said last, and nothing else of its past: no votes that are merely found on the board. */
    static World past(World world, BiFunction<ServiceView, ServiceReport, ServiceReport> change) {
        return new AlteredWorld(world).mine(mine(world, change)).notResumed().made();
    }

    /** What this region remembers. */
    static World memory(World world, BiFunction<ServiceView, Memory, Memory> change) {
        return new AlteredWorld(world)
                .mine(mine(world, (view, said) -> remembering(said, change.apply(view, said.memory()))))
                .made();
    }

    private static Optional<Report> mine(World world, BiFunction<ServiceView, ServiceReport, ServiceReport> change) {
        return world.mine()
                .map(report -> said(report, (name, said) -> {
                    ServiceView view = world.services().get(name);
                    return view == null ? said : change.apply(view, said);
                }));
    }

    /** A report in which other things are said. */
    static Report said(Report report, BiFunction<String, ServiceReport, ServiceReport> change) {
        Map<String, ServiceReport> services = new HashMap<>();
        report.services().forEach((name, said) -> services.put(name, change.apply(name, said)));
        return new Report(
                report.region(),
                report.writer(),
                report.sequence(),
                report.at(),
                report.digest(),
                services,
                report.intents());
    }

    static ServiceReport remembering(ServiceReport said, Memory memory) {
        return new ServiceReport(
                said.condition(), said.able(), said.ableWhy(), said.load(), said.sees(), said.votes(), memory);
    }

    /** Every gateway, as seen from here. */
    static ServiceView sightings(ServiceView view, BiFunction<Region, Sighting, Sighting> change) {
        Map<Region, Sighting> sightings = new HashMap<>();
        view.sightings().forEach((region, sighting) -> sightings.put(region, change.apply(region, sighting)));
        return new ServiceView(
                view.service(),
                sightings,
                view.witnesses(),
                view.epoch(),
                view.shown(),
                view.answer(),
                view.zone(),
                view.cluster(),
                view.signals(),
                view.strain(),
                view.looks(),
                view.looked());
    }

    /** What the name servers show of the epoch. */
    static ServiceView shown(ServiceView view, Optional<Epoch> shown) {
        return new ServiceView(
                view.service(),
                view.sightings(),
                view.witnesses(),
                view.epoch(),
                shown,
                view.answer(),
                view.zone(),
                view.cluster(),
                view.signals(),
                view.strain(),
                view.looks(),
                view.looked());
    }
}
