package dev.regent.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorTest {
    @Test
    void readsAnInstantVector() throws NotSeen {
        Vector vector = Vector.read(bytes("""
                {"status":"success","data":{"resultType":"vector","result":[
                  {"metric":{"pod":"chat-0"},"value":[1764000000.123,"3.5e-05"]},
                  {"metric":{},"value":[1764000000.123,"NaN"]},
                  {"metric":{},"value":[1764000000.123,"+Inf"]}]},
                 "warnings":["one store\\n did not answer", "another"]}
                """));

        assertThat(vector.samples())
                .extracting(Vector.Sample::value)
                .containsExactly(3.5e-5, Double.NaN, Double.POSITIVE_INFINITY);
        assertThat(vector.samples().getFirst().label("pod")).isEqualTo("chat-0");
        assertThat(vector.samples().getFirst().label("namespace")).isEmpty();
        assertThat(vector.warning()).hasValue("one store did not answer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <html>                                                                     | answered something that is not JSON
            ''                                                                         | answered something that is not an answer of Prometheus
            []                                                                         | answered something that is not an answer of Prometheus
            {"status":"error","errorType":"timeout","error":"too slow"}                | answered something that is not an answer of Prometheus (timeout: too slow)
            {"status":"success","data":{"resultType":"scalar","result":[1,"2"]}}       | answered a scalar, not an instant vector
            {"status":"success","data":{}}                                             | answered a result of no type, not an instant vector
            {"status":"success","data":{"resultType":"vector","result":{}}}            | answered a vector of no or too many elements
            {"status":"success","data":{"resultType":"vector","result":[{"value":[1,"2"]}]}}             | answered an element that is not one of an instant vector
            {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,2]}]}}   | answered an element that is not one of an instant vector
            {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"0x1"]}]}} | answered 0x1, which is not a number
            {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"1d"]}]}}  | answered 1d, which is not a number
            """)
    void refusesWhateverElseIsAnswered(String body, String why) {
        assertThatThrownBy(() -> Vector.read(bytes(body)))
                .isInstanceOf(NotSeen.class)
                .hasMessage(why);
    }

    @Test
    void refusesMoreThanASaneAnswerHolds() {
        String one = "{\"metric\":{},\"value\":[1,\"1\"]},";
        String body = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
                + one.repeat(Vector.MOST_SAMPLES) + one.substring(0, one.length() - 1) + "]}}";

        assertThatThrownBy(() -> Vector.read(bytes(body))).hasMessage("answered a vector of no or too many elements");
    }

    @Test
    void saysWhyAQueryWasRefused() {
        assertThat(Vector.error(bytes("{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error\"}")))
                .isEqualTo(" (bad_data: parse error)");
        assertThat(Vector.error(bytes("no such page"))).isEmpty();
        assertThat(Vector.error(bytes("{\"error\":\"" + "x".repeat(1000) + "\"}")))
                .hasSizeLessThan(220);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
