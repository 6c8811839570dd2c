package dev.regent.sandbox.route53.dataplane;

import dev.regent.sandbox.route53.ControlPlane;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The data plane of the Route 53 twin: checkers that probe what the control plane's checks name, and name servers that
 * answer from its propagated records by the checks' health. Started, it works by itself until it is closed.
 * Thread-safe.
 */
public final class DataPlaneTwin implements ControlPlane.DataPlane, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DataPlaneTwin.class.getName());

    private final ControlPlane controlPlane;
    private final Random random;
    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor executor;
    private final Checkers checkers;
    private final AnswerWatch answerWatch = new AnswerWatch();
    private final List<DnsServer> nameServers = new ArrayList<>();

    private DataPlaneTwin(ControlPlane controlPlane, Settings settings, Random random, InstantSource clock) {
        this.controlPlane = controlPlane;
        this.random = random;
        this.clock = clock;
        this.executor = executor();
        this.checkers = new Checkers(controlPlane, settings, random, clock, executor);
    }

    /**
     * Listens on every name server's address and sends the checkers out.
     *
     * @param random source of the checkers' phases and of the choice among weighted records
     * @throws IOException if an address or port cannot be had
     */
    public static DataPlaneTwin start(ControlPlane controlPlane, Settings settings, Random random, InstantSource clock)
            throws IOException {
        DataPlaneTwin twin = new DataPlaneTwin(controlPlane, settings, random, clock);
        try {
            twin.serve(settings);
            twin.check(settings);
            return twin;
        } catch (IOException | RuntimeException e) {
            twin.close();
            throw e;
        }
    }

    /** The name servers' addresses, UDP and TCP alike, in the order of the settings. */
    public List<InetSocketAddress> nameServers() {
        return nameServers.stream().map(DnsServer::address).toList();
    }

    /** What a query for this name and type may be answered with now, CNAMEs not followed. Empty if with nothing. */
    public List<Choice> currentlyAnswered(String name, String type) {
        return AnswerRules.choices(controlPlane.propagatedZones(), name, type, this::countsAsHealthy);
    }

    public void onHealthChange(HealthListener listener) {
        checkers.listen(listener);
    }

    /** Told within a poll of every change from now on, and at once of those that come from health. */
    public void onAnswerChange(AnswerListener listener) {
        answerWatch.listen(listener);
    }

    /**
     * Makes it know at once what it would know after a while in which nothing changes: checks, records and what all
     * checkers come to. For putting a sandbox back; no AWS account offers it.
     */
    public void hurry() {
        pollNow();
        checkers.hurry();
        pollNow();
    }

    private void pollNow() {
        try {
            executor.submit(this::poll).get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public List<ControlPlane.CheckerObservation> observations(String healthCheckId) {
        return checkers.observations(healthCheckId);
    }

    @Override
    public Optional<Boolean> healthy(String healthCheckId) {
        return checkers.healthy(healthCheckId);
    }

    @Override
    public void close() throws IOException {
        checkers.close();
        executor.shutdownNow();
        for (DnsServer nameServer : nameServers) {
            nameServer.close();
        }
    }

    private void serve(Settings settings) throws IOException {
        Responder responder = new Responder(this::answer);
        for (InetAddress address : settings.nameServerAddresses()) {
            nameServers.add(new DnsServer(address, settings.dnsPort(), responder));
        }
    }

    /** The checks are taken here first, so that whoever started the twin finds them known. */
    private void check(Settings settings) {
        // After the other listeners, so that a timeline reads cause before effect.
        checkers.listen((id, healthy, at) -> executor.execute(this::compareAnswers));
        long poll = settings.timing().poll().toNanos();
        checkers.refresh();
        var unused = executor.scheduleWithFixedDelay(this::poll, 0, poll, TimeUnit.NANOSECONDS);
    }

    /** A poll that fails is told and followed by the next; a scheduled task that throws would be the last. */
    private void poll() {
        try {
            checkers.refresh();
            compareAnswers();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Route 53 data plane: a poll of the control plane failed", e);
        }
    }

    private void compareAnswers() {
        answerWatch.compare(controlPlane.propagatedZones(), this::countsAsHealthy, clock.instant());
    }

    private Answer answer(String name, String type) {
        return AnswerRules.answer(
                controlPlane.propagatedZones(), name, type, this::countsAsHealthy, random::nextDouble);
    }

    /** AWS calls the status of a deleted check unpredictable; healthy is what a check without data is. */
    private boolean countsAsHealthy(String healthCheckId) {
        return checkers.healthy(healthCheckId).orElse(true);
    }

    /** One thread keeps the time of everything; what comes after the end is dropped without a word. */
    private static ScheduledThreadPoolExecutor executor() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform().daemon().name("route53-data-plane").factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
