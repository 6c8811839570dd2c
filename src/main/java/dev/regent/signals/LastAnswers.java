package dev.regent.signals;

import dev.regent.world.Attention;
import dev.regent.world.Reading;
import dev.regent.world.Reading.Known;
import dev.regent.world.Reading.Unknown;
import dev.regent.world.SignalSight;
import dev.regent.world.SignalSight.GpuSight;
import dev.regent.world.SignalSight.Measured;
import dev.regent.world.SignalSight.Signal;
import dev.regent.world.SignalSight.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last answer to each query about a service. It stands in for one that does not come, so that one late look takes nothing
 * back that was counted rightly: it gets older meanwhile, and whoever reads it sees how old it is.
 *
 * <ol>
 *   <li>What the latest look brought is what it is.
 *   <li>A query that it did not bring has its last answer, for {@link #KEPT} after that was asked for, and a finding.
 *   <li>A look that brought nothing is known by the last answers for as long, and says so; after that it is unknown.
 *   <li>Of a process that stood still, nothing that it was answered before stands in for anything.
 * </ol>
 */
final class LastAnswers {
    /**
     * One look of five seconds may be missed, and the next take its whole deadline; what misses two is out of order. Longer would
     * hide a failure: of a region whose probe has failed for long already, nothing else speaks against it any more.
     */
    static final Duration KEPT = Duration.ofSeconds(12);

    /** It is asked with each tick. A little less than what the world calls a lapse, as that is not measured at the same moment. */
    private static final Duration STILL = Attention.LAPSE.minusSeconds(1);

    private static final String STANDS = "; what was answered before stands, ";

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    /** When it was asked last. */
    private @Nullable Instant told;
    /** When it went on after it had stood still: what was asked for before does not stand in. */
    private Instant stoodStill = Instant.MIN;

    /** What was asked for and answered; taken to be as old as the question. */
    private record Answer(SignalSight sight, Instant asked) {
        Duration age(Instant now) {
            Duration passed = Duration.between(asked, now);
            return passed.isNegative() ? Duration.ZERO : passed;
        }
    }

    synchronized void take(Answers look, Instant asked) {
        look.answered().forEach((what, sight) -> answers.put(what, new Answer(sight, asked)));
    }

    /** What is known by now, the latest look being the one that is given. */
    synchronized Reading<SignalSight> now(Reading<Answers> latest, Instant now) {
        if (told != null && Duration.between(told, now).compareTo(STILL) > 0) {
            stoodStill = now;
        }
        told = now;
        return switch (latest) {
            case Known<Answers>(Answers look, long looks) -> new Known<>(sight(look, now), looks);
            case Unknown<Answers>(Instant since, String why, long looks) -> instead(since, why, looks, now);
        };
    }

    private SignalSight sight(Answers look, Instant now) {
        var whole = new Whole(now);
        for (String what : look.answered().keySet()) {
            Answer answer = answers.get(what);
            if (answer != null) {
                whole.add(answer);
                whole.findings.addAll(answer.sight().findings());
            }
        }
        look.missed().forEach((what, missed) -> {
            Optional<Answer> before = Optional.ofNullable(answers.get(what)).filter(it -> standsIn(it, now));
            before.ifPresent(whole::add);
            String standing = before.map(it -> STANDS + it.age(now).toSeconds() + " s old")
                    .orElse("");
            missed.findings().forEach(finding -> whole.findings.add(finding + standing));
            whole.unanswered = whole.unanswered.and(missed.unanswered());
        });
        return whole.sight();
    }

    private Reading<SignalSight> instead(Instant since, String why, long looks, Instant now) {
        List<Answer> standing =
                answers.values().stream().filter(it -> standsIn(it, now)).toList();
        if (standing.isEmpty()) {
            return new Unknown<>(since, why, looks);
        }
        var whole = new Whole(now);
        standing.forEach(whole::add);
        whole.unanswered = Unanswered.ALL;
        long oldest =
                standing.stream().mapToLong(it -> it.age(now).toSeconds()).max().orElseThrow();
        whole.findings.add(why + STANDS + "up to " + oldest + " s old");
        return new Known<>(whole.sight(), looks);
    }

    /** Not where the clock was set back: nobody knows how old it is then. */
    private boolean standsIn(Answer answer, Instant now) {
        return answer.asked().isAfter(stoodStill)
                && !answer.asked().isAfter(now)
                && answer.age(now).compareTo(KEPT) <= 0;
    }

    /** One sight of many, as old as it is by now. */
    private static final class Whole {
        private final Instant now;
        private final Map<Signal, Measured> values = new EnumMap<>(Signal.class);
        private final List<GpuSight> gpus = new ArrayList<>();
        private final List<String> findings = new ArrayList<>();
        private Unanswered unanswered = Unanswered.NOTHING;

        Whole(Instant now) {
            this.now = now;
        }

        void add(Answer answer) {
            SignalSight aged = answer.sight().aged(answer.age(now));
            values.putAll(aged.values());
            gpus.addAll(aged.gpus());
        }

        SignalSight sight() {
            return new SignalSight(values, gpus, findings, unanswered);
        }
    }
}
