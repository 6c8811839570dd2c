package dev.regent.oncall;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.regent.world.Intent.State;
import dev.regent.world.Intent.Verb;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Somebody on call, with a token, before a regent whose ticks and answers are quick enough for a test. */
public final class Oncall implements QuarkusTestProfile {
    static final String PROBLEM = "application/problem+json";
    private static final String TOKEN = "first-token";
    private static final Path FILE = Path.of("target", "oncall-token");

    @Override
    public Map<String, String> getConfigOverrides() {
        token(TOKEN);
        return Map.of(
                "regent.oncall.token-file", FILE.toString(),
                "regent.oncall.patience", "1s",
                "regent.replica", "regent-a",
                "regent.tick", "100ms");
    }

    /** What the regent's file holds from now on. */
    static void token(String token) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, token + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RequestSpecification oncall() {
        return given().header("Authorization", "Bearer " + TOKEN).contentType("application/json");
    }

    static Response order(String verb, String body) {
        return oncall().body(body).post("/v1/services/deepseek-inference/" + verb);
    }

    /** Before a test. */
    static void untilTheLoopActs(FakeOutside outside) {
        token(TOKEN);
        outside.readable(true);
        outside.writable(true);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> given().get("/v1/status").then().statusCode(200).body("role", equalTo("acting")));
    }

    /** After a test: a home that is elsewhere ends the orders that were given; then all is as before. */
    static void untilNothingIsOpen(FakeOutside outside) {
        outside.writable(true);
        outside.home(FakeOutside.OREGON);
        await().until(() -> outside.report().orElseThrow().intents().values().stream()
                .noneMatch(intent -> intent.state() == State.OPEN && intent.verb() == Verb.FAILOVER));
        outside.home(FakeOutside.EAST);
        await().untilAsserted(() ->
                given().get("/v1/status").then().body("services.deepseek-inference.home", equalTo("us-east-1")));
        order("resume", "{\"reason\": \"the test is over\"}");
    }
}
