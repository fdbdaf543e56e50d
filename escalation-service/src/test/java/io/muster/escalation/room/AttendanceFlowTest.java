package io.muster.escalation.room;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.Severity;
import io.muster.escalation.Store;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** People say whether they come. */
@QuarkusTest
@WithMuster
class AttendanceFlowTest extends WithRooms {

    @Test
    void whoCannotComeIsNotWaitedFor() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");

        say(incident, store.id("rami"), "cannot", null).statusCode(200);

        store.mailTo("ada");
        Store.incident(incident)
                .body("pages.find { it.person == '" + store.id("rami") + "' }.state", equalTo("declined"));
        assertThat(topic.all(incident))
                .filteredOn(ResponderJoined.class::isInstance)
                .hasSize(1);
    }

    @Test
    void peopleSayWhetherTheyCome() {
        UUID incident = store.confirmed(store.detected(Severity.SEV3), Severity.SEV3);
        store.mailTo("rami");

        say(incident, "ada", "on my way", "ten minutes").statusCode(200);
        say(incident, "olga", "cannot", null).statusCode(200);
        say(incident, "ada", "joined", null).statusCode(200).body("attendance", equalTo("joined"));

        given().auth()
                .oauth2(Tokens.persona("vito"))
                .get("/incidents/" + incident + "/attendance")
                .then()
                .body("attendance", contains("cannot", "joined"));
        assertThat(topic.await(ResponderJoined.class, incident, 3))
                .extracting(ResponderJoined::attendance)
                .containsExactly(Attendance.ON_MY_WAY, Attendance.CANNOT, Attendance.JOINED);
        say(incident, "ada", "maybe", null).statusCode(400);
    }

    @Test
    void whoTookCommandBeforeTriageSpokeAndCannotComeIsReplaced() {
        UUID incident = store.detected(Severity.SEV3);
        await().untilAsserted(() -> Store.incident(incident).statusCode(200));
        takeCommand(incident, "ada");
        Store.incident(incident).body("vacantRoles", not(hasItem("commander")));

        say(incident, "ada", "cannot", null).statusCode(200);

        Store.incident(incident).body("vacantRoles", hasItem("commander"));
        store.confirmed(incident, Severity.SEV3);
        store.mailTo("rami");
        acknowledge(incident, "rami");
        Store.incident(incident)
                .body("roles.find { it.role == 'commander' }.person", equalTo(store.id("rami")))
                .body("vacantRoles", not(hasItem("commander")));
    }

    private static void takeCommand(UUID incident, String person) {
        given().auth()
                .oauth2(Tokens.persona(person))
                .contentType(ContentType.JSON)
                .body("{\"person\":\"" + person + "\"}")
                .put("/incidents/" + incident + "/roles/commander")
                .then()
                .statusCode(200);
    }
}
