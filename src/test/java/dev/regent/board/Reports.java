package dev.regent.board;

import dev.regent.world.Condition;
import dev.regent.world.Epoch;
import dev.regent.world.HeldVote;
import dev.regent.world.Incident;
import dev.regent.world.Intent;
import dev.regent.world.Load;
import dev.regent.world.Memory;
import dev.regent.world.ProbeResult;
import dev.regent.world.Region;
import dev.regent.world.Report;
import dev.regent.world.ServiceReport;
import dev.regent.world.Sighting;
import dev.regent.world.Source;
import dev.regent.world.Symptom;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** All kinds of reports. */
final class Reports {
    private Reports() {}

    static Arbitrary<Report> any() {
        return Combinators.combine(
                        regions(),
                        texts(),
                        longs(),
                        instants(),
                        Arbitraries.maps(Arbitraries.of("chat", "code", "embed-2"), services())
                                .ofMaxSize(3),
                        intents())
                .as((region, writer, sequence, at, services, intents) ->
                        new Report(region, writer, sequence, at, "digest", services, intents));
    }

    private static Arbitrary<ServiceReport> services() {
        return Combinators.combine(
                        conditions(),
                        texts(),
                        loads(),
                        Arbitraries.maps(regions(), sightings()).ofMaxSize(3),
                        Arbitraries.maps(
                                        regions(),
                                        Combinators.combine(texts(), ints()).as(HeldVote::new))
                                .ofMaxSize(2),
                        memories())
                .as((condition, why, load, sees, votes, memory) ->
                        new ServiceReport(condition, condition.serves(), why, load, sees, votes, memory));
    }

    private static Arbitrary<Load> loads() {
        Arbitrary<OptionalDouble> rates = Arbitraries.doubles()
                .between(0, 1000)
                .map(OptionalDouble::of)
                .injectNull(0.3)
                .map(rate -> rate == null ? OptionalDouble.empty() : rate);
        return Combinators.combine(rates, rates).as(Load::new);
    }

    private static Arbitrary<Condition> conditions() {
        return Arbitraries.oneOf(
                texts().map(Condition.Healthy::new),
                Combinators.combine(Arbitraries.doubles().between(0, 1), texts())
                        .as(Condition.Degraded::new),
                texts().map(Condition.Failed::new),
                Combinators.combine(instants(), texts()).as(Condition.Unknown::new));
    }

    private static Arbitrary<Sighting> sightings() {
        Arbitrary<ProbeResult> results = Arbitraries.oneOf(
                Arbitraries.just(new ProbeResult.Serves()),
                texts().map(ProbeResult.Saturated::new),
                Combinators.combine(texts(), Arbitraries.of(true, false)).as(ProbeResult.AnswersWrong::new),
                texts().map(ProbeResult.NoAnswer::new));
        return Combinators.combine(results, ints(), ints(), ints(), ints(), ints(), ints(), longs())
                .as(Sighting::new);
    }

    private static Arbitrary<Memory> memories() {
        Arbitrary<Epoch> epochs =
                Combinators.combine(longs(), regions(), texts(), instants()).as(Epoch::new);
        Arbitrary<Symptom> symptoms = Combinators.combine(Arbitraries.doubles().between(0, 1), texts(), ints())
                .as(Symptom::new);
        Arbitrary<Incident> incidents = Combinators.combine(
                        regions(),
                        instants(),
                        instants().optional(),
                        instants().optional(),
                        instants().optional(),
                        instants().optional(),
                        instants().optional())
                .as(Incident::new);
        return Combinators.combine(
                        regions().optional(),
                        ints().list().ofSize(7),
                        Arbitraries.maps(Arbitraries.of(Source.class), symptoms),
                        Arbitraries.maps(regions(), ints()).ofMaxSize(3),
                        epochs.optional(),
                        longs(),
                        incidents.optional())
                .as((acting, looks, shown, left, epoch, insync, incident) -> new Memory(
                        acting,
                        looks.get(0),
                        looks.get(1),
                        looks.get(2),
                        looks.get(3),
                        shown,
                        looks.get(4),
                        looks.get(5),
                        looks.get(6),
                        left,
                        epoch,
                        insync,
                        incident));
    }

    private static Arbitrary<SortedMap<Intent.Id, Intent>> intents() {
        Arbitrary<Intent.Id> ids = Combinators.combine(longs(), regions()).as(Intent.Id::new);
        return Combinators.combine(
                        ids,
                        Arbitraries.of(Intent.Verb.class),
                        regions().optional(),
                        regions().optional(),
                        texts(),
                        instants(),
                        Arbitraries.of(Intent.State.class))
                .as((id, verb, from, to, text, expires, state) ->
                        new Intent(id, verb, "chat", from, to, text, "by " + text, expires, state, text))
                .list()
                .ofMaxSize(3)
                .map(all -> all.stream()
                        .collect(Collectors.toMap(Intent::id, intent -> intent, (one, other) -> one, TreeMap::new)));
    }

    private static Arbitrary<Region> regions() {
        return Arbitraries.of("us-east-1", "us-east-2", "us-west-2", "eu-central-1")
                .map(Region::new);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('ä', '€', '"', '\\', '/')
                .ofMaxLength(30);
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, 253_402_300_799L).map(Instant::ofEpochSecond);
    }

    private static Arbitrary<Integer> ints() {
        return Arbitraries.integers().greaterOrEqual(0);
    }

    private static Arbitrary<Long> longs() {
        return Arbitraries.longs().between(0, Long.MAX_VALUE / 2);
    }

    /** A report that says nothing. */
    static Report plain(Region region, String writer, long sequence) {
        return new Report(
                region, writer, sequence, Instant.parse("2026-11-22T10:00:00Z"), "digest", Map.of(), new TreeMap<>());
    }
}
