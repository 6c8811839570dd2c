package dev.regent.decision;

import dev.regent.world.ProbeResult;
import dev.regent.world.ProbeResult.AnswersWrong;
import dev.regent.world.ProbeResult.NoAnswer;
import dev.regent.world.Sighting;

/** What one observer's looks at a gateway amount to, once it has been patient. */
enum Evidence {
    /** It serves, or the observer has not been patient yet. */
    NOTHING,
    /** It was reached and does not serve. */
    ANSWERS_WRONG,
    /** It was not reached: this may be the observer's own trouble. */
    NO_ANSWER;

    /** The evidence of an observer in the region itself. */
    static Evidence near(Sighting sighting, int patience) {
        if (sighting.wrong() >= patience) {
            return ANSWERS_WRONG;
        }
        return sighting.failing() >= patience ? NO_ANSWER : NOTHING;
    }

    /**
     * The evidence of an observer in another region: its time-outs say nothing more than silence while the region's
     * own regent sees the service answer.
     */
    static Evidence far(Sighting sighting, int patience, boolean servesByItsOwnWord) {
        Evidence evidence = near(sighting, patience);
        return evidence == ANSWERS_WRONG && servesByItsOwnWord && isSilence(sighting.latest()) ? NO_ANSWER : evidence;
    }

    /**
     * The same, with the region's own looks. Those from afar that have failed since before the own ones got no answer any more
     * say no more than they did while the own ones were answered.
     */
    static Evidence far(Sighting far, Sighting near, int patience, boolean servesByItsOwnWord) {
        return far(far, patience, servesByItsOwnWord || servedMeanwhile(far, near, patience));
    }

    private static boolean servedMeanwhile(Sighting far, Sighting near, int patience) {
        return near.silent() > 0 && far.failing() > near.failing() + patience;
    }

    private static boolean isSilence(ProbeResult result) {
        return result instanceof NoAnswer || (result instanceof AnswersWrong wrong && wrong.timedOut());
    }
}
