package dev.regent.world;

import java.util.OptionalDouble;

/**
 * How much is asked of a service in one region, and how much it could serve there now. Both in requests per second, so that
 * regions can be compared.
 *
 * @param demand   asked of it at present, refused requests included
 * @param capacity what it could serve with what is ready now
 */
public record Load(OptionalDouble demand, OptionalDouble capacity) {
    /** Nobody measures it. */
    public static final Load UNKNOWN = new Load(OptionalDouble.empty(), OptionalDouble.empty());
}
