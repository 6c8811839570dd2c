package dev.regent.board;

import dev.regent.loop.Calls;
import dev.regent.sandbox.s3.Identity;
import dev.regent.sandbox.s3.S3Twin;
import dev.regent.world.Board;
import dev.regent.world.BoardLayout;
import dev.regent.world.Condition;
import dev.regent.world.Decision;
import dev.regent.world.Decision.Role;
import dev.regent.world.HeldVote;
import dev.regent.world.Load;
import dev.regent.world.Memory;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.ServiceDecision;
import dev.regent.world.ServiceReport;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A region's board on the S3 twin, and what its replicas are made of. */
final class OwnRegion implements AutoCloseable, Calls {
    static final Region EAST = new Region("us-east-1");
    static final Region OHIO = new Region("us-east-2");
    static final Region WEST = new Region("us-west-2");
    /** The machine that runs the tests may be busy. */
    static final Duration PLENTY = Duration.ofSeconds(20);

    private static final String BUCKET = "regent-board-us-east-1";

    final S3Twin twin = S3Twin.start(
            EAST,
            new InetSocketAddress("127.0.12.4", 0),
            List.of(BUCKET),
            List.of(Identity.writer("OWN", "secret")),
            event -> {});
    final Board board = new Board(EAST, BUCKET, twin.endpoint(), twin.endpoint());
    final S3Client client = client(board);
    final List<String> outcomes = new CopyOnWriteArrayList<>();
    final AtomicLong nanos = new AtomicLong();
    private final ExecutorService sideBySide = Executors.newVirtualThreadPerTaskExecutor();

    static S3Client client(Board board) {
        return BoardClient.of(
                board, StaticCredentialsProvider.create(AwsBasicCredentials.create("OWN", "secret")), PLENTY);
    }

    @Override
    public void completed(String to, Duration took, String outcome) {
        outcomes.add(to + " " + outcome);
    }

    ReportWriter reports() {
        return new ReportWriter(new Bucket(board, client, PLENTY), new ReportFormat(), meter("report"));
    }

    VoteWriter votes() {
        return new VoteWriter(new Bucket(board, client, PLENTY), sideBySide, meter("votes"));
    }

    Meter meter(String to) {
        return new Meter(to, this, nanos::get);
    }

    OwnLook.Seen look() throws Exception {
        Bucket bucket = new Bucket(board, client, PLENTY);
        return new OwnLook(bucket, new ReportReader(bucket, new ReportFormat()), nanos::incrementAndGet).call();
    }

    Order order(OwnLook.Seen base, String writer, long sequence, Region... chatVotes) {
        return new Order(decision(Role.ACTING, writer, sequence, chatVotes), base, nanos.incrementAndGet());
    }

    /** Of one service, "chat". */
    static Decision decision(Role role, String writer, long sequence, Region... chatVotes) {
        Map<Region, HeldVote> votes = new HashMap<>();
        for (Region region : chatVotes) {
            votes.put(region, new HeldVote("inference fails", 1));
        }
        var said = new ServiceReport(
                new Condition.Healthy("all is well"), true, "all is well", Load.UNKNOWN, Map.of(), votes, Memory.EMPTY);
        var chat = new ServiceDecision(
                Optional.of(EAST),
                Optional.of(OHIO),
                Optional.empty(),
                said,
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of());
        Report plain = Reports.plain(EAST, writer, sequence);
        Report report =
                new Report(EAST, writer, sequence, plain.at(), plain.digest(), Map.of("chat", said), new TreeMap<>());
        return new Decision(role, "the only replica", report, Map.of("chat", chat));
    }

    List<String> votesThere() {
        return twin.keys(BUCKET, BoardLayout.EVICT);
    }

    String text(String key) {
        return twin.read(BUCKET, key).orElseThrow().asString(StandardCharsets.UTF_8);
    }

    void put(String key, String body) {
        client.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(body));
    }

    void delete(String key) {
        client.deleteObject(delete -> delete.bucket(BUCKET).key(key));
    }

    @Override
    public void close() {
        client.close();
        twin.close();
        sideBySide.shutdownNow();
    }
}
