package dev.regent.world;

import dev.regent.world.ProbeResult.AnswersWrong;
import dev.regent.world.ProbeResult.NoAnswer;
import dev.regent.world.ProbeResult.Saturated;
import dev.regent.world.ProbeResult.Serves;

/**
 * What one observer has seen of one gateway, in completed looks.
 *
 * @param latest    the last look
 * @param serving   looks in a row, up to the last, that were answered (saturated ones included)
 * @param failing   looks in a row that were not
 * @param wrong     of those, looks that were answered wrong; forgotten after {@value #FORGETTING} in a row that got no answer
 * @param silent    looks in a row, up to the last, that got no answer
 * @param saturated of the last ten looks
 * @param history   of the last ten looks, a bit each, the last one lowest: 1 = saturated
 * @param looks     completed so far
 */
public record Sighting(
        ProbeResult latest, int serving, int failing, int wrong, int silent, int saturated, int history, long looks) {
    private static final int WINDOW = 10;
    private static final int FORGETTING = 10;
    /** Saturated looks of the last ten that count. */
    private static final int SATURATED = 3;

    /** Before the first look. */
    public static final Sighting NONE = new Sighting(new NoAnswer("not looked at yet"), 0, 0, 0, 0, 0, 0, 0);

    /** Folds in one more reading; one that is not new changes nothing. */
    public Sighting next(Reading<ProbeResult> reading) {
        if (reading.looks() <= looks) {
            return this;
        }
        return reading.known().map(result -> after(result, reading.looks())).orElseGet(() -> unseen(reading.looks()));
    }

    private Sighting after(ProbeResult result, long count) {
        boolean answered = result instanceof Serves || result instanceof Saturated;
        int unanswered = result instanceof NoAnswer ? silent + 1 : 0;
        int recent = ((history << 1) | (result instanceof Saturated ? 1 : 0)) & ((1 << WINDOW) - 1);
        return new Sighting(
                result,
                answered ? serving + 1 : 0,
                answered ? 0 : failing + 1,
                answered || unanswered >= FORGETTING ? 0 : wrong + (result instanceof AnswersWrong ? 1 : 0),
                unanswered,
                Integer.bitCount(recent),
                recent,
                count);
    }

    /** A look that could not be made says nothing about the gateway. */
    private Sighting unseen(long count) {
        return new Sighting(latest, serving, failing, wrong, silent, saturated, history, count);
    }

    public boolean seen() {
        return serving + failing > 0;
    }

    /** The part of the last ten looks that was not refused for load, above 0; all of it while few were. */
    public double unrefused() {
        return saturated >= SATURATED ? (double) Math.max(1, WINDOW - saturated) / WINDOW : 1;
    }
}
