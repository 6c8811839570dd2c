package dev.regent.oncall;

import static dev.regent.oncall.Oncall.PROBLEM;
import static dev.regent.oncall.Oncall.order;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.regent.world.Intent.State;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On-call's API over HTTP, with the real loop and rules and an outside in memory. */
@QuarkusTest
@TestProfile(Oncall.class)
class OncallTest {
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
    void takesTheNewTokenOnceTheFileHasChanged() {
        Oncall.token("second-token");

        order("pause", "{\"reason\": \"with the old one\"}").then().statusCode(401);
        given().header("Authorization", "bearer second-token")
                .contentType("application/json")
                .body("{\"reason\": \"with the new one\"}")
                .post("/v1/services/deepseek-inference/pause")
                .then()
                .statusCode(202);
        Oncall.token("first-token");
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
