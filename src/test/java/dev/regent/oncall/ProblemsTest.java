package dev.regent.oncall;

import static dev.regent.oncall.Oncall.PROBLEM;
import static dev.regent.oncall.Oncall.oncall;
import static dev.regent.oncall.Oncall.order;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What on-call's API says when it does not do as asked: always a problem as RFC 9457 has it. */
@QuarkusTest
@TestProfile(Oncall.class)
class ProblemsTest {
    @Inject
    FakeOutside outside;

    @BeforeEach
    void untilTheLoopActs() {
        Oncall.untilTheLoopActs(outside);
    }

    @AfterEach
    void untilNothingIsOpen() {
        Oncall.untilNothingIsOpen(outside);
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
                .body("problems.field", equalTo(List.of("from", "to", "reason", "form")))
                .body("problems[1].value", equalTo("\"us-east-9\""))
                .body(
                        "problems[1].right",
                        equalTo("should be a region of deepseek-inference: [us-east-1, us-east-2, us-west-2]"));
        order("pause", "{\"reason\": \"long\", \"for\": \"P2D\"}")
                .then()
                .statusCode(400)
                .body("problems[0].right", containsString("at most PT24H"));
        order("pause", "not json")
                .then()
                .statusCode(400)
                .body("problems[0].right", containsString("should be a JSON object"));
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
    void knowsNoOtherServices() {
        oncall().body("{}")
                .post("/v1/services/nowhere/failover")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("detail", equalTo("there is no service nowhere; known are [deepseek-inference]"));
    }

    @Test
    void namesTheOrdersThatThereAreWhereOneIsUnknown() {
        order("failower", "{\"reason\": \"a slip\"}")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:regent:problem:unknown-order"))
                .body("detail", equalTo("there is no order failower; known are [failover, failback, pause, resume]"));
        order("FAILOVER", "{}").then().statusCode(404).body("title", equalTo("There is no such order"));
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
        outside.rival("regent-b");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/v1/status").then().body("role", equalTo("watching")));

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
                .body("title", equalTo("Method Not Allowed"))
                .body("detail", startsWith("GET /v1/services/deepseek-inference/pause is not known; orders are sent"));
        given().get("/v1/nothing")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body(
                        "detail",
                        equalTo("there is nothing at GET /v1/nothing; known are GET /v1/status, GET /v1/incidents and"
                                + " POST /v1/services/{service}/{failover|failback|pause|resume}"));
        given().contentType("text/plain")
                .body("x")
                .post("/v1/services/deepseek-inference/pause")
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .body("detail", startsWith("an order is sent as Content-Type: application/json, not text/plain"));
        given().accept("application/xml")
                .get("/v1/status")
                .then()
                .statusCode(406)
                .contentType(PROBLEM)
                .body("detail", startsWith("the answer is application/json"));
    }

    @Test
    void readsNoMoreThanAnOrderCanBe() {
        order("pause", "{\"reason\": \"" + "x".repeat(70_000) + "\"}")
                .then()
                .statusCode(413)
                .contentType(PROBLEM)
                .body("detail", equalTo("an order has at most 65536 bytes"));
    }

    @Test
    void tellsALongValueShort() {
        order("pause", "{\"reason\": \"" + "x".repeat(501) + "\"}")
                .then()
                .statusCode(400)
                .body("problems[0].value", equalTo("\"" + "x".repeat(79) + "…"));
    }

    @Test
    void guessesAboutNothingThatIsSaidTwice() {
        order("pause", "{\"reason\": \"one\", \"reason\": \"other\"}")
                .then()
                .statusCode(400)
                .body("problems[0].right", containsString("Duplicate field 'reason'"));
        order("pause", "{\"reason\": \"one\"} {\"reason\": \"other\"}").then().statusCode(400);
        oncall().body(new byte[] {'{', '"', (byte) 0xff, '"'})
                .post("/v1/services/deepseek-inference/pause")
                .then()
                .statusCode(400)
                .body("problems[0].field", equalTo("body"));
    }
}
