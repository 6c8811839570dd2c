package dev.regent.oncall;

import static dev.regent.oncall.Oncall.PROBLEM;
import static dev.regent.oncall.Oncall.oncall;
import static dev.regent.oncall.Oncall.order;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

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
}
