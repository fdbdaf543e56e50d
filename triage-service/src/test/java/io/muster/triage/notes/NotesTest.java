package io.muster.triage.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.ChecklistTicked;
import io.muster.contracts.TriageEvent.DecisionRecorded;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.NoteAdded;
import io.muster.testkit.WithMuster;
import io.muster.triage.TriageScene;
import io.muster.web.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people note, decide and tick off is kept and told (R4, R43). */
@QuarkusTest
@WithMuster
class NotesTest extends TriageScene {

    @Test
    void notesDecisionsAndTicksAreTold() {
        var id = detected(Source.SUPPORT, Severity.SEV3, Journey.CART);
        topic.await(ImpactAssessed.class, id);

        as("rami")
                .body(Map.of("text", "cart service restarts every minute"))
                .post("/incidents/{id}/notes", id)
                .then()
                .statusCode(201)
                .body("by.id", equalTo("rami"));
        as("ada")
                .body(Map.of("decision", "pause recommendations", "customerImpact", "plainer pages, faster carts"))
                .post("/incidents/{id}/decisions", id)
                .then()
                .statusCode(201);
        tick(id, true);
        tick(id, true);

        assertThat(topic.await(NoteAdded.class, id).text()).isEqualTo("cart service restarts every minute");
        assertThat(topic.await(DecisionRecorded.class, id).customerImpact()).isEqualTo("plainer pages, faster carts");
        assertThat(topic.await(ChecklistTicked.class, id).item()).isEqualTo("commander-named");
        as("vito").get("/incidents/{id}/notes", id).then().statusCode(200).body("items", hasSize(1));
        as("vito").get("/incidents/{id}/decisions", id).then().statusCode(200).body("items", hasSize(1));
        as("vito")
                .get("/incidents/{id}/checklist", id)
                .then()
                .statusCode(200)
                .body("find { it.item == 'commander-named' }.done", equalTo(true));
        assertThat(topic.all(id).stream().filter(ChecklistTicked.class::isInstance))
                .hasSize(1);
    }

    @Test
    void whoSpeaksToTheOutsideTicksTheirOwnItems() {
        var id = detected(Source.SUPPORT, Severity.SEV3, Journey.CART);
        topic.await(ImpactAssessed.class, id);

        as("cora")
                .body(Map.of("done", true))
                .put("/incidents/{id}/checklist/support-briefed", id)
                .then()
                .statusCode(200)
                .body("done", equalTo(true));
        as("cora")
                .body(Map.of("done", false))
                .put("/incidents/{id}/checklist/commander-named", id)
                .then()
                .statusCode(403)
                .body("code", equalTo("checklist-item-of-others"));
    }

    @Test
    void aCursorOfAListThatCountsIsNoneOfNotes() {
        var id = detected(Source.SUPPORT, Severity.SEV3, Journey.CART);
        topic.await(ImpactAssessed.class, id);

        as("vito")
                .queryParam("cursor", Cursor.encode("41"))
                .get("/incidents/{id}/notes", id)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
    }

    private static void tick(UUID id, boolean done) {
        as("rami")
                .body(Map.of("done", done))
                .put("/incidents/{id}/checklist/commander-named", id)
                .then()
                .statusCode(200)
                .body("done", equalTo(done));
    }
}
