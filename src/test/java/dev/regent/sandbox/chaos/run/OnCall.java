package dev.regent.sandbox.chaos.run;

import dev.regent.sandbox.Sandbox;
import dev.regent.sandbox.chaos.Asked;
import dev.regent.sandbox.chaos.schedule.Act.Asks;
import dev.regent.sandbox.chaos.schedule.Act.Verb;
import dev.regent.sandbox.regents.RegentProcess;
import dev.regent.sandbox.regents.Regents.Reply;
import dev.regent.sandbox.route53.Change;
import dev.regent.sandbox.route53.ChangeBatch;
import dev.regent.sandbox.route53.RecordSet;
import dev.regent.sandbox.route53.RequestRefused;
import dev.regent.sandbox.timeline.Event;
import dev.regent.world.Region;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** People: they ask regents for things, and one of them edits the zone behind everybody's back. */
final class OnCall {
    private static final long USUAL_TTL = 5;
    private static final long OTHER_TTL = 4;

    private final Sandbox sandbox;
    private final Queue<Asked> orders = new ConcurrentLinkedQueue<>();

    OnCall(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    List<Asked> orders() {
        return orders.stream().sorted(Comparator.comparing(Asked::at)).toList();
    }

    /** Does not wait for the answer: a regent that hangs must not stop the clock. */
    void ask(Asks asks) {
        Thread.startVirtualThread(() -> {
            var unused = askAndWait(asks.verb(), asks.asked(), asks.target());
        });
    }

    Asked askAndWait(Verb verb, Region asked, Region target) {
        Instant at = Instant.now();
        Optional<Reply> reply = reply(sandbox.regents().of(asked).getFirst(), verb, body(verb, target));
        Asked order = new Asked(
                at,
                verb,
                asked,
                target,
                reply.map(Reply::status).orElse(0),
                reply.map(Reply::body).orElse("no answer"));
        orders.add(order);
        String which = order.movesTraffic() ? verb.word() + " to " + target : verb.word();
        sandbox.timeline()
                .add(
                        at,
                        Event.Kind.ORDER,
                        asked.name(),
                        "on-call",
                        which + " → " + order.status() + " " + order.answer());
        return order;
    }

    private Optional<Reply> reply(RegentProcess regent, Verb verb, String body) {
        try {
            return Optional.of(sandbox.regents().order(regent, verb.word(), body));
        } catch (IOException deadOrDeaf) {
            return Optional.empty();
        }
    }

    private String body(Verb verb, Region target) {
        return switch (verb) {
            case FAILOVER -> "{\"from\":\"" + home() + "\",\"to\":\"" + target + "\",\"reason\":\"chaos\"}";
            case FAILBACK -> "{\"to\":\"" + target + "\",\"reason\":\"chaos\"}";
            case PAUSE -> "{\"reason\":\"chaos\",\"for\":\"PT10M\"}";
            case RESUME -> "{\"reason\":\"chaos\"}";
        };
    }

    /** As the API has it, asked past the front: that may be cut. */
    Region home() {
        return dev.regent.sandbox.chaos.Zone.epoch(records().stream())
                .map(dev.regent.world.Epoch::home)
                .orElse(sandbox.order().getFirst());
    }

    /** Shortens the TTL of what is answered, or puts it back: nobody suffers, and everybody can see whether it lasts. */
    void edit(boolean inBetween) {
        if (inBetween) {
            sandbox.route53().api().behaviour().beforeNextChange(this::edit);
        } else {
            edit();
        }
    }

    private void edit() {
        List<RecordSet> shares = records().stream()
                .filter(record -> record.name().equals(sandbox.dnsName()) && record.weight() != null)
                .toList();
        long ttl = shares.getFirst().ttl() == USUAL_TTL ? OTHER_TTL : USUAL_TTL;
        List<Change> changes = Stream.concat(
                        shares.stream().map(Change::delete),
                        shares.stream().map(record -> Change.create(withTtl(record, ttl))))
                .toList();
        try {
            sandbox.route53().api().state().change(sandbox.zone().id(), new ChangeBatch("", changes), "a colleague");
        } catch (RequestRefused busy) {
            sandbox.note("chaos", "the edit was refused: " + busy.getMessage());
        }
    }

    private static RecordSet withTtl(RecordSet record, long ttl) {
        return new RecordSet(
                record.name(),
                record.type(),
                record.setIdentifier(),
                record.weight(),
                ttl,
                record.values(),
                record.healthCheckId());
    }

    private List<RecordSet> records() {
        return sandbox.route53().api().state().zones().find(sandbox.zone().id()).records();
    }
}
