package io.muster.escalation.paging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.Severity;
import io.muster.escalation.Store;
import io.muster.escalation.WithStore;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A role is given by a commander whom nobody has made known as a person. */
@QuarkusTest
@WithMuster
class RolesGivenFlowTest extends WithStore {

    private final String unknown = Tokens.of("token-" + UUID.randomUUID(), "viewer", "commander");

    @Test
    void whoDeclinesItHoldsItNoLongerAndTheLeadHears() {
        UUID incident = store.detected(Severity.SEV3);
        await().untilAsserted(() -> Store.incident(incident).body("number", equalTo(1042)));
        given().auth()
                .oauth2(unknown)
                .contentType(ContentType.JSON)
                .body(Map.of("person", store.id("ada")))
                .put("/incidents/" + incident + "/roles/subject-matter-expert")
                .then()
                .statusCode(200);
        Store.incident(incident).body("roles.person", contains(store.id("ada")));

        given().auth()
                .oauth2(Tokens.of(store.id("ada"), "viewer"))
                .post("/pages/" + store.pagesOf("ada", incident).getFirst() + "/decline")
                .then()
                .statusCode(200);

        Store.incident(incident).body("roles", empty());
        RoleAssigned lost = topic.await(RoleAssigned.class, incident, 2).getLast();
        assertThat(lost.person()).isNull();
        assertThat(lost.previous()).isEqualTo(store.id("ada"));
        assertThat(store.mailTo("olga").text()).contains("cannot come as subject matter expert", "cannot be paged");
        store.dismissed(incident);
    }
}
