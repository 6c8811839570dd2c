package dev.regent.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.regent.world.Region;
import dev.regent.world.Report;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads and writes reports as JSON, and trusts nothing that it reads. */
final class ReportFormat {
    /** Of a report; a hundred services with their intents stay well below. */
    static final int MOST_BYTES = 1 << 20;

    private static final int DEEPEST = 20;
    private static final int LONGEST_TEXT = 1 << 14;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    byte[] write(Report report) {
        try {
            return json.writeValueAsBytes(ReportJson.of(report));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Report read(byte[] body, Region board) throws UnreadableReport {
        if (body.length > MOST_BYTES) {
            throw UnreadableReport.damaged(board, "it has more than " + MOST_BYTES + " bytes", null);
        }
        Report report = parsed(body, board);
        if (!report.region().equals(board)) {
            throw UnreadableReport.notForUs(board, "it says that it is of " + report.region());
        }
        return report;
    }

    private Report parsed(byte[] body, Region board) throws UnreadableReport {
        try {
            JsonNode read = json.readTree(body);
            refuseOtherFormats(read.path("format"), board);
            return json.treeToValue(read, ReportJson.class).toReport();
        } catch (JsonProcessingException broken) {
            throw UnreadableReport.damaged(board, Bounds.text(broken.getOriginalMessage()), broken);
        } catch (IOException | IllegalArgumentException absurd) {
            throw UnreadableReport.damaged(board, String.valueOf(absurd.getMessage()), absurd);
        }
    }

    private static void refuseOtherFormats(JsonNode format, Region board) throws UnreadableReport {
        boolean isNumber = format.isIntegralNumber() && format.canConvertToInt();
        if (isNumber && format.intValue() > ReportJson.FORMAT) {
            throw UnreadableReport.notForUs(
                    board, "its format is " + format + ", this regent reads " + ReportJson.FORMAT);
        }
        if (!isNumber || format.intValue() != ReportJson.FORMAT) {
            String said =
                    format.isMissingNode() ? "it says no format" : "its format is " + Bounds.text(format.toString());
            throw UnreadableReport.damaged(board, said + ", this regent reads " + ReportJson.FORMAT, null);
        }
    }
}
