package dev.regent.oncall;

import dev.regent.oncall.Ruling.Accepted;
import dev.regent.oncall.Ruling.Unreachable;
import dev.regent.world.BreakGlass;
import dev.regent.world.Intent;
import dev.regent.world.Region;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Takes an order: it is judged, numbered, handed in, and answered once it is on the board.
 */
public final class OrderTaker {
    private final Latest latest;
    private final Desk desk;
    private final Judge judge;
    private final Duration patience;

    /**
     * What the person is told.
     *
     * @param order as it was numbered; empty where it was not handed in
     */
    record Outcome(Ruling ruling, Optional<Intent> order) {}

    /** @param patience how long an order may take to be seen on the board */
    public OrderTaker(Latest latest, Desk desk, Judge judge, Duration patience) {
        this.latest = latest;
        this.desk = desk;
        this.judge = judge;
        this.patience = patience;
    }

    /** Blocks until the order is on the board, for {@code patience} at most. */
    Outcome take(Wish wish) throws InterruptedException {
        Optional<Moment> known = latest.moment();
        if (known.isEmpty()) {
            return new Outcome(new Unreachable("this regent has looked at nothing yet; ask again", List.of()), none());
        }
        Moment moment = known.get();
        Intent asked = wish.numbered(desk.number(moment.world()), moment.at());
        Intent order = judge.completed(moment.world(), asked, moment.at());
        Ruling ruling = judge.judge(moment.world(), order, moment.at());
        if (!(ruling instanceof Accepted accepted)) {
            return new Outcome(ruling, none());
        }
        Optional<Ruling> cannot = cannotWrite(moment, order);
        return cannot.isPresent() ? new Outcome(cannot.get(), none()) : written(moment, order, accepted);
    }

    /** Only the acting replica's report is written, so only it can make an order known. */
    private static Optional<Ruling> cannotWrite(Moment moment, Intent order) {
        Region self = moment.world().self();
        String why = moment.decision().why();
        return switch (moment.decision().role()) {
            case ACTING -> Optional.empty();
            case WATCHING ->
                Optional.of(new Unreachable(
                        "another replica of " + self + " takes orders (" + why + "); ask again", List.of()));
            case BLIND ->
                Optional.of(new Unreachable(
                        "the board of " + self + " cannot be read: " + why + "; ask the regent of another region: "
                                + others(moment),
                        BreakGlass.commands(moment.world().settings(), order)));
        };
    }

    private Outcome written(Moment moment, Intent order, Accepted accepted) throws InterruptedException {
        try {
            Intent written = desk.handIn(order).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome(accepted, Optional.of(written));
        } catch (TimeoutException | ExecutionException e) {
            Region self = moment.world().self();
            return new Outcome(
                    new Unreachable(
                            "the board of " + self + " did not show the order within " + patience.toMillis()
                                    + " ms. It is kept, and carried out if the board can be written before "
                                    + order.expires() + ". To be heard at once, ask the regent of another region: "
                                    + others(moment),
                            BreakGlass.commands(moment.world().settings(), order)),
                    Optional.of(order));
        }
    }

    private static String others(Moment moment) {
        return moment.world().settings().regions().stream()
                .filter(region -> !region.equals(moment.world().self()))
                .map(Region::name)
                .collect(Collectors.joining(", "));
    }

    private static Optional<Intent> none() {
        return Optional.empty();
    }
}
