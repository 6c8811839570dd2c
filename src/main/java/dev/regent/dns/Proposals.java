package dev.regent.dns;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.regent.dns.Outcome.Refused;
import dev.regent.dns.Outcome.Unsettled;
import dev.regent.dns.Outcome.Won;
import dev.regent.loop.Watch.Footing;
import dev.regent.loop.Workers;
import dev.regent.world.Attention;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Carries proposals out, one per service at a time, and tries again for as long as that makes sense. */
final class Proposals {
    private static final System.Logger LOG = System.getLogger(Proposals.class.getName());
    private static final int ATTEMPTS = 6;

    private final Footing footing;
    private final Timing timing;
    private final BiConsumer<Proposal, Outcome> ended;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** @param ended told of the last outcome of every proposal */
    Proposals(Footing footing, Timing timing, BiConsumer<Proposal, Outcome> ended) {
        this.footing = footing;
        this.timing = timing;
        this.ended = ended;
    }

    /** Returns at once; ignored while another proposal for the service is under way. */
    void begin(Proposal proposal) {
        if (underWay.add(proposal.service().name())) {
            start(proposal, 1);
        }
    }

    private void start(Proposal proposal, int attempt) {
        Workers.start("weights " + proposal.service().name(), () -> attempt(proposal, attempt));
    }

    /** What was decided before the process stood still is decided anew, on what is to be seen now. */
    private void again(Proposal proposal, int attempt, Instant due) {
        Duration late = Duration.between(due, footing.clock().instant());
        if (late.compareTo(Attention.LAPSE) > 0) {
            end(proposal, new Refused("this process stood still for " + late.toSeconds() + " s meanwhile"));
        } else {
            start(proposal, attempt);
        }
    }

    private void attempt(Proposal proposal, int attempt) {
        long started = System.nanoTime();
        Outcome outcome = outcome(proposal);
        footing.calls().completed("route53 change", Duration.ofNanos(System.nanoTime() - started), outcome.word());
        if (outcome instanceof Unsettled unsettled && attempt < ATTEMPTS) {
            Duration wait = backoff(attempt);
            LOG.log(INFO, () -> what(proposal) + " is tried again in " + wait.toMillis() + " ms: " + unsettled.why());
            Instant due = footing.clock().instant().plus(wait);
            after(wait, () -> again(proposal, attempt + 1, due));
        } else {
            end(proposal, outcome);
        }
    }

    /** A bug must not keep the service's place for ever. */
    private static Outcome outcome(Proposal proposal) {
        try {
            return proposal.attempt();
        } catch (RuntimeException e) {
            LOG.log(ERROR, what(proposal) + " failed by a bug", e);
            return new Refused("a bug: " + e);
        }
    }

    private void end(Proposal proposal, Outcome outcome) {
        switch (outcome) {
            case Won won ->
                LOG.log(INFO, () -> what(proposal) + " is made: " + won.epoch().text());
            case Refused refused -> LOG.log(WARNING, () -> what(proposal) + " is not made: " + refused.why());
            case Unsettled unsettled ->
                LOG.log(
                        WARNING,
                        () -> what(proposal) + " is given up after " + ATTEMPTS + " attempts: " + unsettled.why());
        }
        ended.accept(proposal, outcome);
        after(timing.coolDown(), () -> underWay.remove(proposal.service().name()));
    }

    private static String what(Proposal proposal) {
        return "change of weights of " + proposal.service().name() + " to epoch "
                + proposal.next().number() + " (home " + proposal.next().home() + ")";
    }

    /** Doubled each time, and half of it by chance, so that two regents do not meet again. */
    private Duration backoff(int attempt) {
        long longest = timing.backoff().toMillis() << (attempt - 1);
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }

    private void after(Duration wait, Runnable what) {
        var unused = footing.timer().schedule(what, wait.toMillis(), TimeUnit.MILLISECONDS);
    }
}
