package dev.regent.board;

import dev.regent.world.Intent;
import dev.regent.world.Report;
import dev.regent.world.ServiceReport;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A report on the wire. Fields may be added within a format, never taken away or given another meaning: during a
 * roll-out an older regent reads what a newer one wrote, and leaves out what it does not know.
 *
 * @param format   {@value #FORMAT}; a reader refuses any other
 * @param services by name
 */
@RegisterForReflection
record ReportJson(
        int format,
        String region,
        String writer,
        long sequence,
        String at,
        String digest,
        Map<String, ServiceJson> services,
        List<IntentJson> intents) {
    static final int FORMAT = 1;

    static ReportJson of(Report report) {
        Map<String, ServiceJson> services = new TreeMap<>();
        report.services().forEach((name, said) -> services.put(name, ServiceJson.of(said)));
        return new ReportJson(
                FORMAT,
                report.region().name(),
                report.writer(),
                report.sequence(),
                report.at().toString(),
                report.digest(),
                services,
                report.intents().values().stream().map(IntentJson::of).toList());
    }

    /** @throws IllegalArgumentException saying what is out of bounds */
    Report toReport() {
        Map<String, ServiceReport> said = new HashMap<>();
        services.forEach((name, service) -> said.put(Bounds.name("service", name), service.toReport()));
        SortedMap<Intent.Id, Intent> asked = new TreeMap<>();
        intents.stream().map(IntentJson::toIntent).forEach(intent -> asked.put(intent.id(), intent));
        return new Report(
                Bounds.region("region", region),
                Bounds.text(writer),
                Bounds.count("sequence", sequence),
                Bounds.instant("at", at),
                Bounds.text(digest),
                said,
                asked);
    }
}
