package dev.regent.dns;

import dev.regent.world.Epoch;
import java.util.Optional;

/** What came of one attempt to change weights. */
sealed interface Outcome {
    /** One word for the metrics. */
    String word();

    /**
     * The epoch record is ours.
     *
     * @param changeId empty where the answer was lost and the records told
     */
    record Won(Epoch epoch, Optional<String> changeId) implements Outcome {
        @Override
        public String word() {
            return "ok";
        }
    }

    /** Not to be tried again as it is: the world has changed, or Route 53 will not have it. */
    record Refused(String why) implements Outcome {
        @Override
        public String word() {
            return "refused";
        }
    }

    /** Route 53 was busy, or it is not known what it did: to be tried again, which begins with reading. */
    record Unsettled(String why) implements Outcome {
        @Override
        public String word() {
            return "unsettled";
        }
    }
}
