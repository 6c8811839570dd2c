package dev.regent.world;

import dev.regent.world.OwnBoard.Vote;
import java.util.Optional;

/** What lies where on a board, for those who write it, read it and let Route 53 check it. */
public final class BoardLayout {
    /** The key of the report. */
    public static final String REPORT = "report.json";

    /** What all votes' keys begin with; Route 53's checkers may read what lies here, and nothing else. */
    public static final String EVICT = "evict/";

    /**
     * What the body of a vote begins with, and what the checkers look for in it. In upper case, as no part of a key, a
     * bucket's name or an endpoint is: an error or a redirect of S3 that repeats the key can never be taken for a vote
     * (the search is case-sensitive, and a 3xx status passes a check: Route 53 Developer Guide, "How Route 53
     * determines whether a health check is healthy").
     */
    public static final String WORD = "EVICTED";

    private static final String CANARY = EVICT + "_canary";

    private BoardLayout() {}

    /** The object that shows, by being read, that the checkers can read votes at all. No service has its name. */
    public static String canaryKey() {
        return CANARY;
    }

    public static String voteKey(String service, Region region) {
        return EVICT + service + '/' + region.name();
    }

    /** The vote that lies under a key, where one does. */
    public static Optional<Vote> vote(String key) {
        String[] parts = key.split("/", -1);
        boolean named = parts.length == 3 && !parts[1].isEmpty() && !parts[2].isEmpty();
        return named && key.startsWith(EVICT)
                ? Optional.of(new Vote(parts[1], new Region(parts[2])))
                : Optional.empty();
    }
}
