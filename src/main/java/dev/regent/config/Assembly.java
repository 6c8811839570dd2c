package dev.regent.config;

import dev.regent.world.Board;
import dev.regent.world.Readings.Subject;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Settings;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what files without problems say. */
final class Assembly {
    private Assembly() {}

    static Configuration of(String self, List<RegionSheet> regions, ServicesFile file) {
        List<Board> boards = regions.stream().map(RegionSheet::board).toList();
        List<Service> services =
                file.sheets().stream().map(ServiceSheet::service).toList();
        Settings settings = new Settings(new Region(self), boards, services, Digest.of(regions, services));
        Map<Region, RegionSheet> byRegion = new HashMap<>();
        regions.forEach(sheet -> byRegion.put(sheet.region(), sheet));
        return new Configuration(settings, endpoints(self, regions, file), byRegion);
    }

    private static Endpoints endpoints(String self, List<RegionSheet> regions, ServicesFile file) {
        Map<Region, URI> boards = new HashMap<>();
        regions.forEach(sheet -> sheet.endpoint().ifPresent(endpoint -> boards.put(sheet.region(), endpoint)));
        Map<Subject, InetSocketAddress> gateways = new HashMap<>();
        Map<String, List<InetSocketAddress>> nameServers = new HashMap<>();
        file.sheets().forEach(sheet -> {
            String service = sheet.service().name();
            sheet.vias().forEach((region, via) -> gateways.put(new Subject(service, region), via));
            nameServers.put(service, sheet.nameServers());
        });
        Optional<URI> prometheus = regions.stream()
                .filter(sheet -> sheet.region().name().equals(self))
                .flatMap(sheet -> sheet.prometheus().stream())
                .findFirst();
        return new Endpoints(boards, gateways, file.route53(), prometheus, nameServers);
    }
}
