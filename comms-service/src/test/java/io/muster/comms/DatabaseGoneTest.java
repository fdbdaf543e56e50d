package io.muster.comms;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.common.http.TestHTTPResourceManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The service is started while its database is gone, with what an earlier process left on disk: the public page stands
 * and says how old it is.
 */
@QuarkusTest
@WithMuster
@TestProfile(DatabaseGoneTest.WithoutDatabase.class)
class DatabaseGoneTest {

    @Test
    void thePublicPageStandsAndSaysHowOldItIs() {
        given().get("/status")
                .then()
                .statusCode(200)
                .body(containsString("Major System Outage"))
                .body(containsString("Problems with checkout"))
                .body(containsString("may be outdated"));
        given().get("/status/incidents/019aa000-0000-7000-8000-000000000042")
                .then()
                .statusCode(200);
        given().get("/api/v2/status.json").then().statusCode(200).body("status.indicator", equalTo("critical"));
    }

    @Test
    void theServiceIsReadyForItsPublic() {
        given().get(TestHTTPResourceManager.getManagementUri() + "/health/ready")
                .then()
                .statusCode(200);
    }

    @Test
    void whatNeedsTheDatabaseSaysSo() {
        given().auth().oauth2(Tokens.of("vito", "viewer")).get("/drafts").then().statusCode(503);
    }

    /** Nobody listens at the database's address. */
    public static class WithoutDatabase implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path kept = Files.createTempFile("status", ".json");
                try (var golden = DatabaseGoneTest.class.getResourceAsStream("/golden/kept-state.json")) {
                    Files.write(kept, golden.readAllBytes());
                }
                return Map.of(
                        "quarkus.datasource.jdbc.url",
                        "jdbc:postgresql://127.0.0.1:1/gone",
                        "quarkus.datasource.reactive.url",
                        "postgresql://127.0.0.1:1/gone",
                        "muster.comms.status-page.snapshot",
                        kept.toString());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
