package io.muster.detection.intake;

import static io.muster.detection.Senders.as;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The form for people's reports. */
@QuarkusTest
@WithMuster
class ReportFormTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void peopleReportByAFormThatNeedsNoScript() {
        as("vito")
                .accept("text/html")
                .get("/report")
                .then()
                .statusCode(200)
                .body(containsString("<form method=\"post\""))
                .body(not(containsString("<script")));
        String taken = form("support", "Can't pay <b>now</b>")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String receipt = taken.replaceAll("(?s).*/reports/([0-9a-f-]{36}).*", "$1");

        await().atMost(PATIENCE)
                .until(() -> !"pending"
                        .equals(as("vito").get("/reports/{id}", receipt).path("state")));
        form("monitoring", "<b>x</b>")
                .then()
                .statusCode(422)
                .body(containsString("role=\"alert\""))
                .body(containsString("&lt;b&gt;x"));
        given().accept("text/html").get("/report").then().statusCode(401);
    }

    private static Response form(String team, String what) {
        return as("vito")
                .contentType("application/x-www-form-urlencoded")
                .accept("text/html")
                .formParam("team", team)
                .formParam("what", what)
                .formParam("where", "eu, mobile")
                .post("/report");
    }
}
