package dev.regent.config;

import java.time.Instant;
import java.time.InstantSource;

/** The machine's wall clock: for people, and for numbering their orders. It may jump. */
public class WallClock implements InstantSource {
    @Override
    public Instant instant() {
        return Instant.now();
    }
}
