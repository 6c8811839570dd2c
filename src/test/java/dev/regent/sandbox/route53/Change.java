package dev.regent.sandbox.route53;

/** One element of a change batch. */
public record Change(Action action, RecordSet recordSet) {
    public enum Action {
        CREATE,
        DELETE,
        UPSERT
    }

    public static Change create(RecordSet recordSet) {
        return new Change(Action.CREATE, recordSet);
    }

    public static Change delete(RecordSet recordSet) {
        return new Change(Action.DELETE, recordSet);
    }

    public static Change upsert(RecordSet recordSet) {
        return new Change(Action.UPSERT, recordSet);
    }

    /** For a timeline: what a person wants to know of it in a few words. */
    public String summary() {
        RecordSet record = recordSet;
        String which = record.setIdentifier() == null ? "" : " " + record.setIdentifier() + "=" + record.weight();
        return action + " " + record.name() + " " + record.type() + which + " " + String.join(",", record.values());
    }
}
