package dev.regent.board;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.regent.world.Condition;
import dev.regent.world.Condition.Degraded;
import dev.regent.world.Condition.Failed;
import dev.regent.world.Condition.Healthy;
import dev.regent.world.Condition.Unknown;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the wire.
 *
 * @param is    healthy, degraded, failed or unknown
 * @param share with degraded only
 * @param since with unknown only
 */
@RegisterForReflection
record ConditionJson(
        String is,
        @JsonSetter(nulls = Nulls.SET) @Nullable Double share,
        @JsonSetter(nulls = Nulls.SET) @Nullable String since,
        String why) {
    static ConditionJson of(Condition condition) {
        return switch (condition) {
            case Healthy healthy -> new ConditionJson(healthy.word(), null, null, healthy.why());
            case Degraded degraded -> new ConditionJson(degraded.word(), degraded.share(), null, degraded.why());
            case Failed failed -> new ConditionJson(failed.word(), null, null, failed.why());
            case Unknown unknown ->
                new ConditionJson(unknown.word(), null, unknown.since().toString(), unknown.why());
        };
    }

    Condition toCondition() {
        String reason = Bounds.text(why);
        return switch (is) {
            case "healthy" -> new Healthy(reason);
            case "degraded" -> new Degraded(Bounds.between("share", 0, 1, share == null ? Double.NaN : share), reason);
            case "failed" -> new Failed(reason);
            case "unknown" -> new Unknown(Bounds.instant("since", since == null ? "" : since), reason);
            default -> throw new IllegalArgumentException("condition is none of healthy, degraded, failed, unknown");
        };
    }
}
