package dev.regent.oncall;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.regent.world.Intent.State;
import dev.regent.world.Intent.Verb;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On-call's API over HTTP, with the real loop and rules and an outside in memory. */
@QuarkusTest
@TestProfile(OncallTest.WithToken.class)
class OncallTest {
    private static final String PROBLEM = "application/problem+json";
    private static final Path TOKEN = Path.of("target", "oncall-token");

    @Inject
    FakeOutside outside;

    /** With a token, and ticks and answers quick enough for a test. */
    public static class WithToken implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            write("first-token");
            return Map.of(
                    "regent.oncall.token-file", TOKEN.toString(),
                    "regent.oncall.patience", "1s",
                    "regent.replica", "regent-a",
                    "regent.tick", "100ms");
        }
    }

    private static void write(String token) {
        try {
            Files.createDirectories(TOKEN.getParent());
            Files.writeString(TOKEN, token + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void untilTheLoopActs() {
        write("first-token");
        outside.readable(true);
        outside.writable(true);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> given().get("/v1/status").then().statusCode(200).body("role", equalTo("acting")));
    }

    /** A home that is elsewhere ends the orders that were given; then all is as before. */
    @AfterEach
    void untilNothingIsOpen() {
        outside.writable(true);
        outside.home(FakeOutside.OREGON);
        await().until(() -> outside.report().orElseThrow().intents().values().stream()
                .noneMatch(intent -> intent.state() == State.OPEN && intent.verb() == Verb.FAILOVER));
        outside.home(FakeOutside.EAST);
        await().untilAsserted(() ->
                given().get("/v1/status").then().body("services.deepseek-inference.home", equalTo("us-east-1")));
        order("resume", "{\"reason\": \"the test is over\"}");
    }

    private static RequestSpecification oncall() {
        return given().header("Authorization", "Bearer first-token").contentType("application/json");
    }

    private static Response order(String verb, String body) {
        return oncall().body(body).post("/v1/services/deepseek-inference/" + verb);
    }

    @Test
    void showsWhatItSeesAndDecidesAndWhy() {
        given().get("/v1/status")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("region", equalTo("us-east-1"))
                .body("replica", equalTo("regent-a"))
                .body("services.deepseek-inference.home", equalTo("us-east-1"))
                .body("services.deepseek-inference.epoch.home", equalTo("us-east-1"))
                .body("services.deepseek-inference.answers", hasItem("us-east-1"))
                .body("services.deepseek-inference.weights.us-east-1", equalTo(100))
                .body("services.deepseek-inference.findings", hasItem("a finding"))
                .body("services.deepseek-inference.regions.us-east-1.tier", equalTo("primary"))
                .body("services.deepseek-inference.regions.us-east-1.open", equalTo("yes"))
                .body("services.deepseek-inference.regions.us-east-1.seenFrom.us-east-1.latest", equalTo("serves"));
    }

    @Test
    void answersAFailoverOnlyOnceItIsOnTheBoard() {
        Response response = order("failover", "{\"from\": \"us-east-1\", \"reason\": \"a drill\"}");

        response.then()
                .statusCode(202)
                .body("order", equalTo("failover"))
                .body("from", equalTo("us-east-1"))
                .body("to", equalTo("us-east-2"))
                .body("next", containsString("us-east-2 opens"));
        String id = response.path("id");
        assertThat(outside.report().orElseThrow().intents().values())
                .anyMatch(intent -> intent.id().toString().equals(id));

        order("failover", "{\"from\": \"us-east-1\", \"reason\": \"again\"}")
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("detail", containsString("under way"));
    }

    @Test
    void pausesAndResumes() {
        String id = order("pause", "{\"reason\": \"maintenance\", \"for\": \"PT30M\"}")
                .then()
                .statusCode(202)
                .body("next", containsString("no regent votes against the home"))
                .extract()
                .path("id");

        order("resume", "{\"reason\": \"done\"}").then().statusCode(202);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> outside.report().orElseThrow().intents().values().stream()
                        .anyMatch(it -> it.id().toString().equals(id) && it.state() == State.DONE));
    }

    @Test
    void saysWhatStandsAgainstAnOrder() {
        order("failover", "{\"from\": \"us-east-2\", \"reason\": \"a mistake\"}")
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:regent:problem:refused"))
                .body("detail", equalTo("from is us-east-2, but us-east-1 is home"));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        order("failover", "{\"form\": \"us-east-1\", \"to\": \"us-east-9\", \"reason\": \" \"}")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", equalTo("4 fields are wrong"))
                .body("problems.field", equalTo(java.util.List.of("from", "to", "reason", "form")))
                .body("problems[1].value", equalTo("\"us-east-9\""))
                .body(
                        "problems[1].right",
                        equalTo("should be a region of deepseek-inference: [us-east-1, us-east-2, us-west-2]"));
        order("pause", "{\"reason\": \"long\", \"for\": \"P2D\"}")
                .then()
                .statusCode(400)
                .body("problems[0].right", containsString("at most PT24H"));
        order("pause", "not json").then().statusCode(400).body("problems[0].right", containsString("not JSON"));
    }

    @Test
    void takesNoOrderWithoutTheToken() {
        given().contentType("application/json")
                .body("{}")
                .post("/v1/services/deepseek-inference/pause")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", containsString("Bearer"));
        given().header("Authorization", "Bearer wrong")
                .contentType("application/json")
                .body("{}")
                .post("/v1/services/nowhere/pause")
                .then()
                .statusCode(401);
    }

    @Test
    void takesTheNewTokenOnceTheFileHasChanged() {
        write("second-token");

        order("pause", "{\"reason\": \"with the old one\"}").then().statusCode(401);
        given().header("Authorization", "bearer second-token")
                .contentType("application/json")
                .body("{\"reason\": \"with the new one\"}")
                .post("/v1/services/deepseek-inference/pause")
                .then()
                .statusCode(202);
        write("first-token");
    }

    @Test
    void knowsNoOtherServices() {
        oncall().body("{}")
                .post("/v1/services/nowhere/failover")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", equalTo("there is no service nowhere; known are [deepseek-inference]"));
    }

    @Test
    void answers503WithCommandsWhenTheBoardCannotBeWritten() {
        outside.writable(false);

        order("failover", "{\"from\": \"us-east-1\", \"reason\": \"a fire\"}")
                .then()
                .statusCode(503)
                .contentType(PROBLEM)
                .body("detail", containsString("the board of us-east-1 did not show the order"))
                .body("commands[1]", containsString("--key evict/deepseek-inference/us-east-1"));
    }

    @Test
    void leavesOrdersToTheReplicaThatActs() {
        outside.writable(false);
        outside.writtenBy("regent-b");
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            outside.writtenBy("regent-b");
            given().get("/v1/status").then().body("role", equalTo("watching"));
        });
        outside.writtenBy("regent-b");

        order("pause", "{\"reason\": \"asked of the wrong one\"}")
                .then()
                .statusCode(503)
                .body("detail", containsString("another replica of us-east-1 takes orders"));
    }

    @Test
    void answersWhatTheFrameworkRefusesAsProblems() {
        given().get("/v1/services/deepseek-inference/pause")
                .then()
                .statusCode(405)
                .contentType(PROBLEM)
                .body("title", equalTo("Method Not Allowed"));
        given().get("/v1/nothing").then().statusCode(404).contentType(PROBLEM);
        given().contentType("text/plain")
                .body("x")
                .post("/v1/services/deepseek-inference/pause")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }

    @Test
    void isAliveAndReadyAndMeasured() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("regent_condition{condition=\"healthy\",region=\"us-east-1\""))
                .body(containsString("regent_epoch{service=\"deepseek-inference\"}"))
                .body(containsString("regent_tick_duration_seconds_count"));
        given().get("/v1/incidents").then().statusCode(200).body("$", not(hasItem("x")));
    }
}
