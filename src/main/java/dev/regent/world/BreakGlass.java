package dev.regent.world;

import dev.regent.world.Intent.Verb;
import java.util.List;

/**
 * What a person with the break-glass role types when no regent can be heard: the home's own vote, written on its board
 * in its regent's stead.
 */
public final class BreakGlass {
    private BreakGlass() {}

    /** To be typed in this order; none for what cannot be done by a vote. */
    public static List<String> commands(Settings settings, Intent order) {
        if (order.verb() != Verb.FAILOVER) {
            return List.of();
        }
        return order.from()
                .flatMap(settings::board)
                .map(board -> vote(board, BoardLayout.voteKey(order.service(), board.region())))
                .orElse(List.of());
    }

    private static List<String> vote(Board board, String key) {
        return List.of(
                "printf '" + BoardLayout.WORD + " by hand' > vote",
                "aws s3api put-object --region " + board.region() + " --endpoint-url " + board.endpoint() + " --bucket "
                        + board.bucket() + " --key " + key + " --body vote");
    }
}
