package dev.regent.dns;

import dev.regent.loop.NameServers;
import dev.regent.loop.Watch;
import dev.regent.loop.Watch.Footing;
import dev.regent.loop.Watch.Pace;
import dev.regent.loop.Workers;
import dev.regent.world.Answer;
import dev.regent.world.Epoch;
import dev.regent.world.Reading;
import dev.regent.world.Readings.Subject;
import dev.regent.world.Region;
import dev.regent.world.Service;
import dev.regent.world.Witness;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Lookup;

/** Watches what the zones' own name servers say, each question once a second, side by side. */
public final class ZoneNameServers implements NameServers, AutoCloseable {
    private static final Pace PACE = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(1));

    /** Name servers' addresses hardly ever change. */
    private static final Duration REFRESH = Duration.ofMinutes(1);

    private final Footing footing;
    private final ExecutorService sideBySide = Workers.pool("name servers");
    private final List<Directory> directories = new ArrayList<>();
    private final Map<Subject, Watch<Witness>> witnesses = new HashMap<>();
    private final Map<String, Watch<Epoch>> epochs = new HashMap<>();
    private final Map<String, Watch<Answer>> answers = new HashMap<>();
    private final Map<Region, Watch<Boolean>> canaries = new HashMap<>();
    private @Nullable Future<?> refreshing;

    /**
     * Begins to watch only when started.
     *
     * @param servers by service; a service without any asks those that DNS delegates its name to
     */
    public ZoneNameServers(List<Service> services, Map<String, List<InetSocketAddress>> servers, Footing footing) {
        this.footing = footing;
        for (Service service : services) {
            Directory directory = new Directory(
                    service.mainName(), servers.getOrDefault(service.name(), List.of()), Lookup.getDefaultResolver());
            directories.add(directory);
            watch(service, new Questions(service, new Inquiry(directory, sideBySide), sideBySide));
        }
    }

    private void watch(Service service, Questions questions) {
        epochs.put(service.name(), watch("epoch", questions::epoch));
        answers.put(service.name(), watch("answer", questions::answer));
        for (Region region : service.regions()) {
            witnesses.put(
                    new Subject(service.name(), region), watch("witness " + region, () -> questions.witness(region)));
            canaries.computeIfAbsent(region, board -> watch("canary " + board, () -> questions.canary(board)));
        }
    }

    private <T> Watch<T> watch(String what, Callable<T> look) {
        return new Watch<>(what, PACE, look, footing);
    }

    /** Starts looking. */
    public synchronized ZoneNameServers start() {
        refreshing = footing.timer().scheduleAtFixedRate(this::refresh, 0, REFRESH.toMillis(), TimeUnit.MILLISECONDS);
        all().forEach(Watch::start);
        return this;
    }

    private void refresh() {
        directories.stream().filter(Directory::changes).forEach(directory -> sideBySide.execute(directory::refresh));
    }

    @Override
    public synchronized void close() {
        if (refreshing != null) {
            refreshing.cancel(true);
        }
        all().forEach(Watch::close);
        sideBySide.shutdownNow();
    }

    private List<Watch<?>> all() {
        List<Watch<?>> all = new ArrayList<>(witnesses.values());
        all.addAll(epochs.values());
        all.addAll(answers.values());
        all.addAll(canaries.values());
        return all;
    }

    @Override
    public Map<Subject, Reading<Witness>> witnesses() {
        return Watch.latest(witnesses);
    }

    @Override
    public Map<String, Reading<Epoch>> epochs() {
        return Watch.latest(epochs);
    }

    @Override
    public Map<String, Reading<Answer>> answers() {
        return Watch.latest(answers);
    }

    @Override
    public Map<Region, Reading<Boolean>> canaries() {
        return Watch.latest(canaries);
    }
}
