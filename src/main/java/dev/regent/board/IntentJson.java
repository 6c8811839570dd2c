package dev.regent.board;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.regent.world.Intent;
import dev.regent.world.Region;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An intent on the wire; {@code clock} and {@code region} are its number. */
@RegisterForReflection
record IntentJson(
        long clock,
        String region,
        Intent.Verb verb,
        String service,
        @JsonSetter(nulls = Nulls.SET) @Nullable String from,
        @JsonSetter(nulls = Nulls.SET) @Nullable String to,
        String reason,
        String by,
        String expires,
        Intent.State state,
        String outcome) {
    static IntentJson of(Intent intent) {
        return new IntentJson(
                intent.id().clock(),
                intent.id().region().name(),
                intent.verb(),
                intent.service(),
                intent.from().map(Region::name).orElse(null),
                intent.to().map(Region::name).orElse(null),
                intent.reason(),
                intent.by(),
                intent.expires().toString(),
                intent.state(),
                intent.outcome());
    }

    Intent toIntent() {
        return new Intent(
                new Intent.Id(Bounds.count("intent's clock", clock), Bounds.region("intent's region", region)),
                verb,
                Bounds.name("intent's service", service),
                Optional.ofNullable(Bounds.regionOrNull("from", from)),
                Optional.ofNullable(Bounds.regionOrNull("to", to)),
                Bounds.text(reason),
                Bounds.text(by),
                Bounds.instant("expires", expires),
                state,
                Bounds.text(outcome));
    }
}
