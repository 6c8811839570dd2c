package dev.regent.simulation.policy;

import dev.regent.world.Attention;
import dev.regent.world.Intent;
import dev.regent.world.PeerBoard;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.ServiceView;
import dev.regent.world.Settings;
import dev.regent.world.World;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** A world like another one, but for what is said otherwise. */
final class AlteredWorld {
    private final World world;
    private Settings settings;
    private Optional<Report> mine;
    private Map<Region, PeerBoard> peers;
    private Map<String, ServiceView> services;
    private SortedMap<Intent.Id, Intent> intents;
    private Attention attention;
    private boolean resumed;

    AlteredWorld(World world) {
        this.world = world;
        this.settings = world.settings();
        this.mine = world.mine();
        this.peers = world.peers();
        this.services = world.services();
        this.intents = world.intents();
        this.attention = world.attention();
        this.resumed = world.resumed();
    }

    AlteredWorld settings(Settings other) {
        settings = other;
        return this;
    }

    AlteredWorld mine(Optional<Report> other) {
        mine = other;
        return this;
    }

    AlteredWorld peers(Map<Region, PeerBoard> others) {
        peers = others;
        return this;
    }

    AlteredWorld services(Map<String, ServiceView> others) {
        services = others;
        return this;
    }

    AlteredWorld intents(SortedMap<Intent.Id, Intent> others) {
        intents = others;
        return this;
    }

    AlteredWorld attention(Attention other) {
        attention = other;
        return this;
    }

    /** Nothing that is merely found on the board counts. */
    AlteredWorld notResumed() {
        resumed = false;
        return this;
    }

    World made() {
        return new World(
                settings,
                world.replica(),
                mine,
                world.own(),
                world.unreadable(),
                world.ownBoard(),
                peers,
                services,
                intents,
                world.canaries(),
                attention,
                resumed);
    }
}
