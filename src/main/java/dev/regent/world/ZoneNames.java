package dev.regent.world;

import java.util.List;
import java.util.stream.Stream;

/**
 * The names that hang on a service's main name.
 *
 * @param main absolute, with the trailing dot
 */
public record ZoneNames(String main) {
    public static final String UP = "up";
    public static final String DOWN = "down";
    public static final String OPEN = "open";
    public static final String OUT = "out";
    public static final String READ = "read";
    public static final String UNREAD = "unread";

    public static ZoneNames of(Service service) {
        return new ZoneNames(service.mainName());
    }

    /** TXT: {@link Epoch}. */
    public String epoch() {
        return "_regent." + main;
    }

    /** TXT: {@link #UP} or {@link #DOWN}, the gateway's own check. */
    public String up(Region region) {
        return "_up." + region + "." + main;
    }

    /** TXT: {@link #OPEN} or {@link #OUT}, the calculated check. */
    public String open(Region region) {
        return "_open." + region + "." + main;
    }

    /** TXT: {@link #READ} or {@link #UNREAD}, whether checkers can read votes on that region's board. */
    public String canary(Region region) {
        return "_canary." + region + "." + main;
    }

    /** Every name that hangs on the main name. */
    public List<String> all(List<Region> regions) {
        return Stream.concat(
                        Stream.of(epoch()),
                        regions.stream().flatMap(region -> Stream.of(up(region), open(region), canary(region))))
                .toList();
    }
}
