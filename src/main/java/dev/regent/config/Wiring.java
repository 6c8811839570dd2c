package dev.regent.config;

import dev.regent.decision.Decide;
import dev.regent.loop.Boards;
import dev.regent.loop.Calls;
import dev.regent.loop.NameServers;
import dev.regent.loop.Probes;
import dev.regent.loop.RegentLoop;
import dev.regent.loop.RegentLoop.Ports;
import dev.regent.loop.Signals;
import dev.regent.loop.Teller;
import dev.regent.loop.Zones;
import dev.regent.oncall.Desk;
import dev.regent.telemetry.CallTimers;
import dev.regent.telemetry.Pulse;
import dev.regent.world.Settings;
import dev.regent.world.World;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts the regent together: settings, clocks, the loop and its heart. */
@Singleton
public class Wiring {
    /** @throws WrongConfiguration with every problem at once */
    @Produces
    @Singleton
    Configuration configuration(RegentConfig config) {
        return RegionFiles.read(config);
    }

    @Produces
    @Singleton
    Settings settings(Configuration configuration) {
        return configuration.settings();
    }

    @Produces
    @Singleton
    WallClock wallClock() {
        return new WallClock();
    }

    @Produces
    @Singleton
    SteadyClock steadyClock(WallClock wall) {
        return new SteadyClock(wall, System::nanoTime);
    }

    @Produces
    @Singleton
    Pulse pulse(MeterRegistry meters) {
        return new Pulse(meters, System::nanoTime);
    }

    @Produces
    @Singleton
    Calls calls(MeterRegistry meters) {
        return new CallTimers(meters);
    }

    @Produces
    @Singleton
    Ports ports(
            Boards boards,
            Probes probes,
            NameServers nameServers,
            Zones zones,
            OwnCluster cluster,
            Signals signals,
            Desk desk,
            @All List<Teller> tellers) {
        return new Ports(boards, probes, nameServers, zones, cluster.port(), signals, desk, tellers);
    }

    @Produces
    @Singleton
    Heart heart(RegentConfig config, Settings settings, Ports ports, SteadyClock clock, Pulse pulse) {
        World unseen = World.unseen(settings, config.replica(), clock.instant());
        var loop = new RegentLoop(unseen, ports, Decide::decide);
        return new Heart(() -> loop.tick(clock.instant()), config.tick(), pulse);
    }

    void stop(@Disposes Heart heart) {
        heart.close();
    }
}
