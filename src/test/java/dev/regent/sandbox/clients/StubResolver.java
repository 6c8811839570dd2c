package dev.regent.sandbox.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Looks one name up at the given name servers, the next when one does not answer, and keeps what it got for exactly as
 * long as its TTL says (RFC 1035, section 3.2.1): neither the JVM's own cache nor a resolver of the machine comes
 * between.
 */
public final class StubResolver {
    private static final Duration PATIENCE_PER_SERVER = Duration.ofMillis(700);
    private static final Executor THREADS = Thread::startVirtualThread;

    private record Known(InetAddress address, long until) {}

    private final Name name;
    private final List<SimpleResolver> servers;
    private final LongSupplier nanoClock;
    private @Nullable CompletableFuture<Known> latest;

    public StubResolver(String name, List<InetSocketAddress> servers) {
        this(name, servers, System::nanoTime);
    }

    StubResolver(String name, List<InetSocketAddress> servers, LongSupplier nanoClock) {
        this.name = absolute(name);
        this.servers = servers.stream().map(StubResolver::resolver).toList();
        this.nanoClock = nanoClock;
    }

    /** At once from memory, or as soon as a name server has answered; whoever asks meanwhile shares the question. */
    public CompletableFuture<InetAddress> lookUp() {
        return known().thenApply(Known::address);
    }

    private synchronized CompletableFuture<Known> known() {
        var present = latest;
        if (present == null || present.isCompletedExceptionally() || expired(present)) {
            present = CompletableFuture.supplyAsync(this::ask, THREADS);
            latest = present;
        }
        return present;
    }

    private boolean expired(CompletableFuture<Known> known) {
        return known.isDone() && nanoClock.getAsLong() - known.join().until() >= 0;
    }

    private Known ask() {
        var failure = new IOException("No name server answers for " + name);
        for (var server : servers) {
            try {
                return known(server.send(Message.newQuery(Record.newRecord(name, Type.A, DClass.IN))));
            } catch (IOException noAnswer) {
                failure.addSuppressed(noAnswer);
            }
        }
        throw new UncheckedIOException(failure);
    }

    /** The TTL of an answer is the least along its chain of aliases. */
    private Known known(Message answer) throws IOException {
        var records = answer.getSection(Section.ANSWER);
        var address = records.stream()
                .filter(ARecord.class::isInstance)
                .map(found -> ((ARecord) found).getAddress())
                .findFirst()
                .orElseThrow(() -> new IOException(name + " has no address: " + Rcode.string(answer.getRcode())));
        var ttl = records.stream().mapToLong(Record::getTTL).min().orElse(0);
        return new Known(
                address, nanoClock.getAsLong() + Duration.ofSeconds(ttl).toNanos());
    }

    private static SimpleResolver resolver(InetSocketAddress server) {
        var resolver = new SimpleResolver(server);
        resolver.setTimeout(PATIENCE_PER_SERVER);
        return resolver;
    }

    private static Name absolute(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException nonsense) {
            throw new IllegalArgumentException(name + " is not a domain name.", nonsense);
        }
    }
}
