package dev.regent.sandbox.route53.dataplane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where Route 53's checkers are: eight regions with two published ranges of 64 addresses each (service {@code
 * ROUTE53_HEALTHCHECKS} in AWS' list of IP ranges). The twin's checkers really come from loopback; these addresses are
 * what {@code GetHealthCheckStatus} shows.
 */
final class CheckerLocations {
    private static final Map<String, List<String>> FIRST_ADDRESSES = Map.of(
            "us-east-1", List.of("54.243.31.192", "107.23.255.0"),
            "us-west-1", List.of("54.183.255.128", "54.241.32.64"),
            "us-west-2", List.of("54.244.52.192", "54.245.168.0"),
            "eu-west-1", List.of("54.228.16.0", "176.34.159.192"),
            "ap-southeast-1", List.of("54.251.31.128", "54.255.254.192"),
            "ap-southeast-2", List.of("54.252.79.128", "54.252.254.192"),
            "ap-northeast-1", List.of("54.248.220.0", "54.250.253.192"),
            "sa-east-1", List.of("54.232.40.64", "177.71.207.128"));

    private CheckerLocations() {}

    record Location(String region, String address) {}

    /** As many locations as asked for, spread evenly over the regions; over all of them if none is named. */
    static List<Location> spread(int checkers, Set<String> regions) {
        List<String> sorted = (regions.isEmpty() ? FIRST_ADDRESSES.keySet() : regions)
                .stream().sorted().toList();
        List<Location> locations = new ArrayList<>();
        for (int checker = 0; checker < checkers; checker++) {
            String region = sorted.get(checker % sorted.size());
            locations.add(new Location(region, address(region, checker / sorted.size())));
        }
        return List.copyOf(locations);
    }

    private static String address(String region, int nth) {
        List<String> ranges = FIRST_ADDRESSES.getOrDefault(region, List.of("192.0.2.0", "198.51.100.0"));
        String first = ranges.get(nth % ranges.size());
        int dot = first.lastIndexOf('.') + 1;
        return first.substring(0, dot) + (Integer.parseInt(first.substring(dot)) + 1 + nth / ranges.size());
    }
}
