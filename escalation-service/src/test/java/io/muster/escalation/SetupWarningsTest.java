package io.muster.escalation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;

import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is set up and brings nobody as it stands is kept, and said at once. */
@QuarkusTest
@WithMuster
class SetupWarningsTest {

    private final String id = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void theFileTellsThem() {
        OneFile.keep("dryRun=true", """
                people:
                  mia-%1$s: {name: Mia, timeZone: UTC, contacts: []}
                  desk-%1$s: {name: Desk, timeZone: UTC, partner: PayCo, contacts: [{kind: mail, address: d@example.com}]}
                teams:
                  team-%1$s: {name: Team, members: []}
                schedules:
                  rota-%1$s:
                    name: Rota
                    timeZone: UTC
                    layers:
                      - {name: past, startsAt: "2026-01-05T09:00", shifts: [P1W], people: [mia-%1$s], endsAt: "2025-01-05T09:00"}
                      - {name: void, startsAt: "2026-01-05T09:00", shifts: [P1W], people: []}
                policies:
                  desks-%1$s: {name: Desks, levels: [{targets: [{person: desk-%1$s}], timeout: PT5M}]}
                """.formatted(id))
                .statusCode(200)
                .body(
                        "warnings",
                        contains(
                                "people/mia-" + id + ": no contact is given: no page reaches them",
                                "schedules/rota-" + id + ": layer past ends before it starts",
                                "schedules/rota-" + id + ": layer void has nobody",
                                "teams/team-" + id + ": it has no members: nobody comes when the team is asked",
                                "policies/desks-" + id
                                        + ": its levels stand for partners' support desks only: none of your own people is asked"));
    }

    @Test
    void theAnswersTellThem() {
        keep("/people/mia-" + id, "{\"name\": \"Mia\", \"timeZone\": \"UTC\", \"contacts\": []}")
                .statusCode(200)
                .body("warnings", contains("no contact is given: no page reaches them"));
        keep(
                        "/people/mia-" + id,
                        "{\"name\": \"Mia\", \"timeZone\": \"UTC\", \"contacts\": [{\"kind\": \"mail\", \"address\": \"m@example.com\"}]}")
                .statusCode(200)
                .body("warnings", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a/b", "..", "ä b", "a?b", "a%2Fb"})
    void aKeyThatNoAddressCanNameIsRefused(String key) {
        OneFile.keep("dryRun=true", "people:\n  \"" + key + "\": {name: Mia, timeZone: UTC, contacts: []}\n")
                .statusCode(422)
                .body("detail", containsString("a key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/people/%20", "/people/a%2Fb", "/people/a%3Fb"})
    void norIsItByItsOwnAddress(String path) {
        given().auth()
                .oauth2(Tokens.persona("amir"))
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body("{\"name\": \"Mia\", \"timeZone\": \"UTC\", \"contacts\": []}")
                .put(path)
                .then()
                .statusCode(400);
    }

    @Test
    void whatIsWrittenReadsTheSameByOlderReadersOfYaml() {
        keep(
                        "/people/mia-" + id,
                        "{\"name\": \"Mia\", \"timeZone\": \"UTC\", \"contacts\": [], \"quietHours\": {\"from\": \"22:00\", \"until\": \"06:00\"}}")
                .statusCode(200);

        given().auth()
                .oauth2(Tokens.persona("amir"))
                .get("/setup")
                .then()
                .statusCode(200)
                .body(containsString("from: \"22:00\""));
    }

    private static ValidatableResponse keep(String path, String body) {
        return given().auth()
                .oauth2(Tokens.persona("amir"))
                .contentType("application/json")
                .body(body)
                .put(path)
                .then();
    }
}
