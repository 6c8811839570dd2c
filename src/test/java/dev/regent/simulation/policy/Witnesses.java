package dev.regent.simulation.policy;

import dev.regent.world.FailbackPolicy;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.ServiceView;
import dev.regent.world.Serving;
import dev.regent.world.Settings;
import dev.regent.world.Thresholds;
import dev.regent.world.Witness;
import dev.regent.world.Witness.Sign;
import dev.regent.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Other witnesses and other settings for one who decides. */
final class Witnesses {
    private Witnesses() {}

    /** Route 53's opinion of every region. */
    static World of(World world, Opinion change) {
        return Seeing.services(world, view -> {
            Map<Region, Witness> witnesses = new HashMap<>();
            view.service()
                    .regions()
                    .forEach(region -> witnesses.put(region, change.of(view, region, view.witness(region))));
            return with(view, view.service(), witnesses);
        });
    }

    /** What somebody takes a region's witness for. */
    @FunctionalInterface
    interface Opinion {
        Witness of(ServiceView view, Region region, Witness seen);
    }

    static Witness open(Witness seen, Sign open) {
        return new Witness(seen.up(), open);
    }

    static Witness up(Witness seen, Sign up) {
        return new Witness(up, seen.open());
    }

    static Sign known(Sign sign, Sign otherwise) {
        return sign == Sign.UNKNOWN ? otherwise : sign;
    }

    /** How much evidence is enough. */
    static World thresholds(World world, UnaryOperator<Thresholds> change) {
        World changed =
                services(world, service -> with(service, change.apply(service.thresholds()), service.failback()));
        Settings settings = world.settings();
        return new AlteredWorld(changed)
                .settings(new Settings(
                        settings.self(),
                        settings.boards(),
                        settings.services().stream()
                                .map(service -> with(service, change.apply(service.thresholds()), service.failback()))
                                .toList(),
                        settings.digest()))
                .made();
    }

    static World failback(World world, FailbackPolicy policy) {
        return services(world, service -> with(service, service.thresholds(), policy));
    }

    private static World services(World world, UnaryOperator<Service> change) {
        return Seeing.services(world, view -> with(view, change.apply(view.service()), view.witnesses()));
    }

    private static ServiceView with(ServiceView view, Service service, Map<Region, Witness> witnesses) {
        return new ServiceView(
                service,
                view.sightings(),
                witnesses,
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

    private static Service with(Service service, Thresholds thresholds, FailbackPolicy failback) {
        return new Service(
                service.name(),
                service.dnsNames(),
                service.hostedZone(),
                service.order(),
                service.probe(),
                thresholds,
                failback,
                Serving.UNKNOWN);
    }

    /** Whose word is heard, as {@code decision} has it. */
    static boolean isFresh(World world, ServiceView view, Region region) {
        return world.peer(region).fresh(view.service().thresholds().patience()).isPresent();
    }
}
