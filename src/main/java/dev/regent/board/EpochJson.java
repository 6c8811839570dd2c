package dev.regent.board;

import dev.regent.world.Epoch;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An epoch on the wire. */
@RegisterForReflection
record EpochJson(long number, String home, String writer, String at) {
    static EpochJson of(Epoch epoch) {
        return new EpochJson(
                epoch.number(), epoch.home().name(), epoch.writer(), epoch.at().toString());
    }

    Epoch toEpoch() {
        return new Epoch(
                Bounds.count("epoch", number),
                Bounds.region("home", home),
                Bounds.text(writer),
                Bounds.instant("epoch's time", at));
    }
}
