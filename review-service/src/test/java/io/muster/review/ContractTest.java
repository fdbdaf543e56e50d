package io.muster.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.muster.contracts.ReviewEvent;
import io.muster.contracts.ReviewEvent.ReviewDrafted;
import io.muster.contracts.ReviewEvent.ReviewScheduled;
import io.muster.testkit.OpenApi;
import io.muster.testkit.RoleMatrix;
import io.muster.testkit.WithMuster;
import io.quarkus.test.common.http.TestHTTPResourceManager;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What callers rely on: the API document, who may call what, what is not found, what is counted. */
@QuarkusTest
@WithMuster
class ContractTest extends ServiceTestCase {

    @Test
    void whatIsNotThereIsNotFound() {
        UUID nobody = UUID.randomUUID();

        problem(as("vito").get("/incidents/{id}/timeline", nobody).then(), 404, "incident-unknown");
        problem(as("vito").get("/incidents/{id}/metrics", nobody).then(), 404, "incident-unknown");
        problem(as("vito").get("/incidents/{id}/review", nobody).then(), 404, "incident-unknown");
        problem(as("vito").get("/reviews/{id}", nobody).then(), 404, "review-unknown");
        problem(as("ada").body("{}").post("/reviews/{id}/publish", nobody).then(), 404, "review-unknown");
        problem(
                as("ada")
                        .body(Map.of("rootCause", "x"))
                        .put("/reviews/{id}/sections", nobody)
                        .then(),
                404,
                "review-unknown");
        problem(
                as("ada")
                        .body(Map.of("weather", "x"))
                        .put("/reviews/{id}/sections", nobody)
                        .then(),
                422,
                "section-unknown");
        topic.publish(script.detected());
        awaitOnTimeline(script.detected().getClass(), 1);
        problem(as("vito").get("/incidents/{id}/review", script.id).then(), 404, "review-unknown");
    }

    @Test
    void onlyThosePermittedMayActAndNobodyUnsigned() {
        UUID review = resolvedIncident();

        problem(given().get("/reviews/{id}", review).then(), 401, "sign-in-required");
        problem(
                as("vito")
                        .body(Map.of("rootCause", "x"))
                        .put("/reviews/{id}/sections", review)
                        .then(),
                403,
                "forbidden");
        problem(as("rami").body("{}").post("/reviews/{id}/publish", review).then(), 403, "forbidden");
    }

    @Test
    void countsWhatItTells() {
        resolvedIncident();

        given().baseUri(managementUri())
                .get("/metrics")
                .then()
                .statusCode(200)
                .body(containsString("muster_review_drafted_total"));
        assertThat(topic.all(script.id))
                .filteredOn(ReviewEvent.class::isInstance)
                .hasExactlyElementsOfTypes(ReviewScheduled.class, ReviewDrafted.class);
    }

    private static String managementUri() {
        return TestHTTPResourceManager.getManagementUri();
    }

    @Test
    void theOpenApiDocumentIsTheCommittedOne() {
        OpenApi.verify("review-service");
    }

    @TestFactory
    Stream<DynamicTest> roles() {
        return RoleMatrix.of("review-service");
    }
}
