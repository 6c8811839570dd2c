package dev.regent.board;

import dev.regent.world.ProbeResult;
import dev.regent.world.ProbeResult.AnswersWrong;
import dev.regent.world.ProbeResult.NoAnswer;
import dev.regent.world.ProbeResult.Saturated;
import dev.regent.world.ProbeResult.Serves;
import dev.regent.world.Sighting;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** On the wire: what the writer has seen of one gateway, in completed looks. */
@RegisterForReflection
record SightingJson(
        ProbeJson latest, int serving, int failing, int wrong, int silent, int saturated, int history, long looks) {
    /**
     * The last look.
     *
     * @param result   serves, saturated, answers-wrong or no-answer
     * @param timedOut true with answers-wrong only
     */
    @RegisterForReflection
    record ProbeJson(String result, String why, boolean timedOut) {
        static ProbeJson of(ProbeResult result) {
            return switch (result) {
                case Serves serves -> new ProbeJson("serves", serves.why(), false);
                case Saturated saturated -> new ProbeJson("saturated", saturated.why(), false);
                case AnswersWrong wrong -> new ProbeJson("answers-wrong", wrong.why(), wrong.timedOut());
                case NoAnswer none -> new ProbeJson("no-answer", none.why(), false);
            };
        }

        ProbeResult toResult() {
            String reason = Bounds.text(why);
            return switch (result) {
                case "serves" -> new Serves();
                case "saturated" -> new Saturated(reason);
                case "answers-wrong" -> new AnswersWrong(reason, timedOut);
                case "no-answer" -> new NoAnswer(reason);
                default ->
                    throw new IllegalArgumentException(
                            "probe result is none of serves, saturated, answers-wrong, no-answer");
            };
        }
    }

    static SightingJson of(Sighting sighting) {
        return new SightingJson(
                ProbeJson.of(sighting.latest()),
                sighting.serving(),
                sighting.failing(),
                sighting.wrong(),
                sighting.silent(),
                sighting.saturated(),
                sighting.history(),
                sighting.looks());
    }

    Sighting toSighting() {
        return new Sighting(
                latest.toResult(),
                Bounds.count("serving", serving),
                Bounds.count("failing", failing),
                Bounds.count("wrong", wrong),
                Bounds.count("silent", silent),
                Bounds.count("saturated", saturated),
                Bounds.count("history", history),
                Bounds.count("looks", looks));
    }
}
