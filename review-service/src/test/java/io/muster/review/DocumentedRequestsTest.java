package io.muster.review;

import static org.hamcrest.Matchers.equalTo;

import io.muster.testkit.Documents;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What docs/review.md tells a reader to send is taken as it stands there. */
@QuarkusTest
@WithMuster
class DocumentedRequestsTest extends ServiceTestCase {

    private static final String DOCUMENT = "docs/review.md";

    @Test
    void sectionsActionsAndPoints() {
        UUID review = resolvedIncident();

        as("cora")
                .body(json("rootCause"))
                .put("/reviews/{id}/sections", review)
                .then()
                .statusCode(200);
        as("ada")
                .body(json("Test the time limit"))
                .post("/reviews/{id}/actions", review)
                .then()
                .statusCode(201)
                .body("kind", equalTo("prevent"));
        as("ada")
                .body(json("first failed payment"))
                .put("/incidents/{id}/points/impact-started", script.id)
                .then()
                .statusCode(200)
                .body("at", equalTo("2026-03-06T09:58:00Z"));
    }

    private static String json(String holding) {
        return Documents.block(DOCUMENT, "json", holding);
    }
}
