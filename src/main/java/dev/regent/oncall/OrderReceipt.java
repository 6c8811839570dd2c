package dev.regent.oncall;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.regent.world.Intent;
import dev.regent.world.Region;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an order that is on the board.
 *
 * @param id   by which it is found in every regent's status
 * @param next what happens now
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderReceipt(
        String id,
        String order,
        String service,
        @Nullable String from,
        @Nullable String to,
        String expires,
        String next) {
    static OrderReceipt of(Intent intent, String next) {
        return new OrderReceipt(
                intent.id().toString(),
                intent.verb().word(),
                intent.service(),
                intent.from().map(Region::name).orElse(null),
                intent.to().map(Region::name).orElse(null),
                intent.expires().toString(),
                next);
    }
}
