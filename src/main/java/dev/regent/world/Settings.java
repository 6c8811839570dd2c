package dev.regent.world;

import java.util.List;
import java.util.Optional;

/**
 * The validated configuration: the same in every region but for {@code self}.
 *
 * @param self     the region that this regent speaks for
 * @param boards   one per region
 * @param services each fails over by itself
 * @param digest   of the files; a difference between regents is a finding
 */
public record Settings(Region self, List<Board> boards, List<Service> services, String digest) {
    public Settings {
        boards = List.copyOf(boards);
        services = List.copyOf(services);
    }

    public List<Region> regions() {
        return boards.stream().map(Board::region).toList();
    }

    public Optional<Service> service(String name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }

    public Optional<Board> board(Region region) {
        return boards.stream().filter(board -> board.region().equals(region)).findFirst();
    }
}
