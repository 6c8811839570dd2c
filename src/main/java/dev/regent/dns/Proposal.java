package dev.regent.dns;

import dev.regent.dns.Outcome.Refused;
import dev.regent.dns.Outcome.Unsettled;
import dev.regent.dns.Outcome.Won;
import dev.regent.world.Epoch;
import dev.regent.world.Service;
import dev.regent.world.WeightMove;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.PriorRequestNotCompleteException;

/**
 * One change of weights by compare-and-set. Every attempt
 *
 * <ol>
 *   <li>reads the records: our own new epoch there means that an earlier attempt has won, though its answer was lost;
 *   <li>compares: any other epoch than the one that was decided upon ends it;
 *   <li>sets, in one batch that Route 53 refuses whole if a record has changed since it was read.
 * </ol>
 */
final class Proposal {
    private static final int SERVER_ERROR = 500;

    private final Service service;
    private final WeightMove move;
    private final Epoch next;
    private final Route53Calls calls;

    /** @param next what the epoch record will say; unlike anybody else's, as it names the writer and the time */
    Proposal(Service service, WeightMove move, Epoch next, Route53Calls calls) {
        this.service = service;
        this.move = move;
        this.next = next;
        this.calls = calls;
    }

    Service service() {
        return service;
    }

    Epoch next() {
        return next;
    }

    Outcome attempt() {
        try {
            WeightBatch zone = read();
            return verdict(zone).or(() -> obstacle(zone)).orElseGet(() -> set(zone));
        } catch (SdkException e) {
            return failed("the records could not be read", e);
        }
    }

    private WeightBatch read() {
        return new WeightBatch(service, calls.records(service));
    }

    /** What the epoch record alone tells; empty if it is still the one that was decided upon. */
    private Optional<Outcome> verdict(WeightBatch zone) {
        Optional<Epoch> there = zone.epoch();
        if (there.equals(Optional.of(next))) {
            return Optional.of(new Won(next, Optional.empty()));
        }
        if (there.equals(Optional.of(move.from()))) {
            return Optional.empty();
        }
        String says = there.map(Epoch::text).or(zone::epochText).orElse("nothing");
        return Optional.of(new Refused("it was decided at epoch " + move.from().number() + " ("
                + move.from().text() + "), and the epoch record now says: " + says));
    }

    private Optional<Outcome> obstacle(WeightBatch zone) {
        return zone.obstacle(move).map(Refused::new);
    }

    private Outcome set(WeightBatch zone) {
        try {
            ChangeInfo change = calls.change(service.hostedZone(), zone.changes(move, next));
            return new Won(next, Optional.of(change.id()));
        } catch (InvalidChangeBatchException e) {
            return outrun(e);
        } catch (PriorRequestNotCompleteException e) {
            return new Unsettled("Route 53 is still at an earlier change of the zone");
        } catch (SdkException e) {
            return failed("it is not known what became of the change", e);
        }
    }

    /** Somebody was there first; perhaps we ourselves, by a request whose answer was lost. */
    private Outcome outrun(InvalidChangeBatchException refusal) {
        return verdict(read())
                .orElseGet(() -> new Refused(
                        "somebody changed the records between reading and writing: " + refusal.getMessage()));
    }

    /** Whatever Route 53 itself has refused stays refused, unless it was only too busy. */
    private static Outcome failed(String what, SdkException failure) {
        String why = what + ": " + failure.getMessage();
        boolean answered = failure instanceof AwsServiceException service
                && !service.isThrottlingException()
                && service.statusCode() < SERVER_ERROR;
        return answered ? new Refused(why) : new Unsettled(why);
    }
}
