package dev.regent.board;

import dev.regent.world.Region;
import dev.regent.world.Report;
import java.util.concurrent.Callable;

/** One look at another region's report. */
final class PeerLook implements Callable<Report> {
    private final Region region;
    private final ReportReader reader;

    PeerLook(Region region, ReportReader reader) {
        this.region = region;
        this.reader = reader;
    }

    @Override
    public Report call() throws NotSeen, InterruptedException {
        ReportReader.There there =
                reader.read().orElseThrow(() -> new NotSeen("no report on board " + region + " yet"));
        return switch (there) {
            case ReportReader.Stored stored -> stored.report();
            case ReportReader.Unreadable unreadable -> throw new NotSeen(unreadable.trouble());
        };
    }
}
