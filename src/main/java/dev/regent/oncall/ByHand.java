package dev.regent.oncall;

import dev.regent.world.Board;
import dev.regent.world.BoardLayout;
import dev.regent.world.Intent;
import dev.regent.world.Intent.Verb;
import dev.regent.world.World;
import java.util.List;

/** What a person with the break-glass role can do when no regent can: write the home's own vote in its stead. */
final class ByHand {
    private ByHand() {}

    /** In this order; none for what cannot be done by a vote. */
    static List<String> commands(World world, Intent order) {
        if (order.verb() != Verb.FAILOVER) {
            return List.of();
        }
        return order.from()
                .flatMap(world.settings()::board)
                .map(board -> commands(board, BoardLayout.voteKey(order.service(), board.region())))
                .orElse(List.of());
    }

    private static List<String> commands(Board board, String key) {
        return List.of(
                "printf '" + BoardLayout.WORD + " by hand' > vote",
                "aws s3api put-object --region " + board.region() + " --endpoint-url " + board.endpoint() + " --bucket "
                        + board.bucket() + " --key " + key + " --body vote");
    }
}
