package dev.regent.sandbox.topology;

import dev.regent.world.Region;
import java.util.Locale;

/** An access key and its secret, worth nothing outside the sandbox. */
public record Key(String id, String secret) {
    /** For people: reads and writes every board, and Route 53. */
    public static final Key BREAK_GLASS = new Key("SANDBOXBREAKGLASS", "break-glass-secret");

    /** The sandbox's own, for making the zone. */
    public static final Key SANDBOX = new Key("SANDBOXITSELF", "sandbox-secret");

    public static Key ofRegent(Region region) {
        String letters = region.name().replace("-", "").toUpperCase(Locale.ROOT);
        return new Key("SANDBOXREGENT" + letters, "secret-of-" + region.name());
    }
}
