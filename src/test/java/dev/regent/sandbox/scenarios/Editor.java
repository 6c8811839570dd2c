package dev.regent.sandbox.scenarios;

import dev.regent.sandbox.Sandbox;
import dev.regent.world.Region;
import java.util.List;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** A colleague who edits the last region's record in the very moment between a regent's read and its write. */
final class Editor {
    private static final String OTHER_ADDRESS = "127.0.0.77";

    private final Sandbox sandbox;
    private volatile boolean done;

    Editor(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** The edit is made when the next request to change records arrives, before it is looked at. */
    void waitForTheRead() {
        sandbox.route53().api().behaviour().beforeNextChange(this::edit);
    }

    boolean done() {
        return done;
    }

    boolean survives() {
        return record().resourceRecords().getFirst().value().equals(OTHER_ADDRESS);
    }

    private void edit() {
        ResourceRecordSet before = record();
        ResourceRecordSet after = before.toBuilder()
                .resourceRecords(ResourceRecord.builder().value(OTHER_ADDRESS).build())
                .build();
        List<Change> changes = List.of(change(ChangeAction.DELETE, before), change(ChangeAction.CREATE, after));
        sandbox.zone()
                .client()
                .changeResourceRecordSets(
                        it -> it.hostedZoneId(sandbox.zone().id()).changeBatch(b -> b.changes(changes)));
        done = true;
    }

    private static Change change(ChangeAction action, ResourceRecordSet record) {
        return Change.builder().action(action).resourceRecordSet(record).build();
    }

    private ResourceRecordSet record() {
        Region last = sandbox.order().getLast();
        return sandbox.zone().records().stream()
                .filter(record ->
                        record.name().equals(sandbox.dnsName()) && last.name().equals(record.setIdentifier()))
                .findFirst()
                .orElseThrow(() -> new NotMet("there is no record of " + last));
    }
}
