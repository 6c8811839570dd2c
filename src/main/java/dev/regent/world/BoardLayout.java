package dev.regent.world;

/** What lies where on a board: the keys are part of the contract between regents, checkers, Terraform and people. */
public final class BoardLayout {
    /** The regent's report; private. */
    public static final String REPORT = "report.json";

    /** Always there; readable by checkers, as votes are. */
    public static final String CANARY = "evict/_canary";

    /** What checkers look for in a vote's and the canary's body. */
    public static final String WORD = "evict";

    private BoardLayout() {}

    /** Where a vote lies on the voter's board. */
    public static String voteKey(String service, Region region) {
        return "evict/" + service + "/" + region;
    }
}
