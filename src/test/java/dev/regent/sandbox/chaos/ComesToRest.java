package dev.regent.sandbox.chaos;

import dev.regent.sandbox.timeline.Event;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Once everything is healed, and on-call has resumed what is paused and ordered the failback that a manual policy waits
 * for, nothing is missing from the quiet state any more when the patience is over, and then nothing changes: no vote,
 * no weight, no answer. Nothing is excused.
 */
final class ComesToRest implements Invariant {
    private static final Set<Event.Kind> CHANGES = EnumSet.of(
            Event.Kind.VOTE,
            Event.Kind.VOTE_WITHDRAWN,
            Event.Kind.DNS_ANSWER,
            Event.Kind.WEIGHTS,
            Event.Kind.OUT,
            Event.Kind.OPEN);

    @Override
    public String sentence() {
        return "Once everything is healed, the system comes to its quiet state and then stops changing.";
    }

    @Override
    public Ruling judge(Observation seen) {
        Rest rest = seen.rest();
        List<Breach> breaches = new ArrayList<>();
        if (!rest.missing().isEmpty()) {
            breaches.add(new Breach(
                    rest.healed(),
                    "not at rest " + rest.took().toSeconds() + " s after the last fault was healed: "
                            + String.join("; ", rest.missing())));
        }
        CHANGES.forEach(kind -> seen.events(kind, rest.quiet(), rest.until())
                .findFirst()
                .ifPresent(event -> breaches.add(
                        new Breach(event.at(), "after it had come to rest: " + kind.word() + " " + event.region()))));
        return new Ruling(1, breaches);
    }
}
