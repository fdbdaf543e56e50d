package io.muster.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.muster.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The service starts and serves what needs no sign-in while the identity provider cannot be reached. */
@QuarkusTest
@TestProfile(IdentityProviderGoneTest.Gone.class)
class IdentityProviderGoneTest {

    public static class Gone implements QuarkusTestProfile {

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(WebDatabase.class, Map.of("provider", "http://localhost:1/issuer")));
        }
    }

    @Test
    void publicOperationsAreServed() {
        UUID incident = UUID.randomUUID();

        given().auth()
                .oauth2(Tokens.persona("rami"))
                .get("/incidents/" + incident + "/logged")
                .then()
                .statusCode(200)
                .body(equalTo(incident.toString()));
    }

    @Test
    void signInIsTemporarilyNotPossible() {
        given().auth()
                .oauth2(Tokens.persona("vito"))
                .get("/who")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue());
    }

    @Test
    void whoeverBringsNoTokenIsToldToSignIn() {
        given().get("/who").then().statusCode(401);
    }
}
