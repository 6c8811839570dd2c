package dev.regent.simulation.policy;

import dev.regent.world.Epoch;
import dev.regent.world.Memory;
import dev.regent.world.Region;
import java.util.Optional;

/** A memory like another one, but for what is remembered otherwise. */
final class AlteredMemory {
    private final Memory is;
    private Optional<Region> acting;
    private int actingLooks;
    private int deadLooks;
    private int outLooks;
    private int healthyLooks;
    private Optional<Epoch> epoch;
    private long insync;

    AlteredMemory(Memory is) {
        this.is = is;
        this.acting = is.acting();
        this.actingLooks = is.actingLooks();
        this.deadLooks = is.deadLooks();
        this.outLooks = is.outLooks();
        this.healthyLooks = is.healthyLooks();
        this.epoch = is.epoch();
        this.insync = is.insync();
    }

    AlteredMemory acting(Optional<Region> other) {
        acting = other;
        return this;
    }

    AlteredMemory actingLooks(int other) {
        actingLooks = other;
        return this;
    }

    AlteredMemory deadLooks(int other) {
        deadLooks = other;
        return this;
    }

    AlteredMemory outLooks(int other) {
        outLooks = other;
        return this;
    }

    AlteredMemory healthyLooks(int other) {
        healthyLooks = other;
        return this;
    }

    AlteredMemory epoch(Optional<Epoch> other) {
        epoch = other;
        return this;
    }

    AlteredMemory insync(long other) {
        insync = other;
        return this;
    }

    Memory made() {
        return new Memory(
                acting,
                actingLooks,
                deadLooks,
                outLooks,
                is.degradedLooks(),
                is.symptoms(),
                healthyLooks,
                is.epochLooks(),
                is.stepLooks(),
                is.left(),
                epoch,
                insync,
                is.incident());
    }
}
