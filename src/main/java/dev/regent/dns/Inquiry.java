package dev.regent.dns;

import dev.regent.dns.Reply.Nothing;
import dev.regent.dns.Reply.Said;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;

/**
 * Asks a zone's own name servers, by UDP and, where an answer is cut off, by TCP, so that one slow server does not make
 * a look fail.
 */
final class Inquiry {
    /** How long one server is waited for before the next is asked as well. */
    private static final Duration NEXT = Duration.ofMillis(200);

    /** How long all are waited for: less than the deadline of the look, so that what did come is not lost. */
    private static final Duration DEADLINE = Duration.ofMillis(800);

    private final Supplier<List<InetSocketAddress>> servers;
    private final Executor sideBySide;
    private final Map<InetSocketAddress, SimpleResolver> resolvers = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** @param sideBySide on which answers are read */
    Inquiry(Supplier<List<InetSocketAddress>> servers, Executor sideBySide) {
        this.servers = servers;
        this.sideBySide = sideBySide;
    }

    /** The first answer; the servers take turns in being asked first. */
    List<String> first(String name, int type) throws Unanswered, InterruptedException {
        Round round = new Round(name, type);
        for (InetSocketAddress server : inTurn()) {
            round.ask(server);
            if (round.await(NEXT) instanceof Said said) {
                return said.values();
            }
        }
        while (round.outstanding()) {
            if (round.await(DEADLINE) instanceof Said said) {
                return said.values();
            }
        }
        throw round.unanswered();
    }

    /** What every server says that answers in time; at least one. */
    List<Said> everyone(String name, int type) throws Unanswered, InterruptedException {
        Round round = new Round(name, type);
        inTurn().forEach(round::ask);
        List<Said> said = new ArrayList<>();
        while (round.outstanding()) {
            if (round.await(DEADLINE) instanceof Said one) {
                said.add(one);
            }
        }
        if (said.isEmpty()) {
            throw round.unanswered();
        }
        return said;
    }

    private List<InetSocketAddress> inTurn() {
        List<InetSocketAddress> all = new ArrayList<>(servers.get());
        if (!all.isEmpty()) {
            Collections.rotate(all, -Math.floorMod(turn.getAndIncrement(), all.size()));
        }
        return all;
    }

    private SimpleResolver resolver(InetSocketAddress server) {
        return resolvers.computeIfAbsent(server, address -> {
            SimpleResolver resolver = new SimpleResolver(address);
            resolver.setTimeout(DEADLINE);
            return resolver;
        });
    }

    /** One question put to one or more servers. */
    private final class Round {
        private final Name name;
        private final int type;
        private final long started = System.nanoTime();
        private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
        private final List<String> failures = new ArrayList<>();
        private int asked;
        private int heard;

        Round(String name, int type) throws Unanswered {
            try {
                this.name = Name.fromString(name);
            } catch (TextParseException e) {
                throw new Unanswered(name + " is no name that DNS knows: " + e.getMessage());
            }
            this.type = type;
        }

        void ask(InetSocketAddress server) {
            asked++;
            Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
            query.getHeader().unsetFlag(Flags.RD);
            var unused = resolver(server)
                    .sendAsync(query, sideBySide)
                    .whenComplete((message, failure) -> replies.add(judge(server, message, failure)));
        }

        private Reply judge(InetSocketAddress server, @Nullable Message message, @Nullable Throwable failure) {
            if (message != null && failure == null) {
                return Reply.of(server, name, type, message);
            }
            return new Nothing(server + " does not answer" + (failure == null ? "" : ": " + failure.getMessage()));
        }

        boolean outstanding() {
            return heard < asked && left().isPositive();
        }

        @Nullable Reply await(Duration longest) throws InterruptedException {
            Duration wait = longest.compareTo(left()) < 0 ? longest : left();
            Reply reply = replies.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
            if (reply != null) {
                heard++;
            }
            if (reply instanceof Nothing nothing) {
                failures.add(nothing.why());
            }
            return reply;
        }

        private Duration left() {
            return DEADLINE.minusNanos(System.nanoTime() - started);
        }

        Unanswered unanswered() {
            if (asked == 0) {
                return new Unanswered("no name server is known for " + name);
            }
            String silent = heard < asked ? (asked - heard) + " of " + asked + " name servers are silent" : "";
            return new Unanswered("nobody answers for " + name + ": " + String.join("; ", failures)
                    + (failures.isEmpty() ? "" : "; ") + silent);
        }
    }
}
