package io.muster.escalation.people;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.muster.escalation.Store;
import io.muster.testkit.FakeMail;
import io.muster.testkit.Infrastructure;
import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People keep how they are reached; admins remove what nobody needs. */
@QuarkusTest
@WithMuster
class PeopleApiTest {

    private static final Map<String, Object> QUIET = Map.of("from", "22:00", "until", "07:00");

    private final String mia = "mia-" + UUID.randomUUID();

    @BeforeEach
    void known() {
        Store.person(mia, List.of(Store.mail("mia@store.example")));
    }

    @Test
    void peopleKeepTheirOwnContacts() {
        contacts(mia, mia, List.of(Store.mail("mia@home.example"))).statusCode(200);

        get("/people/" + mia, Tokens.of(mia, "viewer"))
                .body("name", equalTo(mia))
                .body("contacts.address", contains("mia@home.example"))
                .body("quietHours.from", equalTo("22:00"));
        get("/people/" + mia, Tokens.persona("vito")).body("contacts[0].address", nullValue());
    }

    @Test
    void nobodyElseKeepsThem() {
        contacts(mia, "mallory", List.of(Store.mail("mallory@store.example")))
                .statusCode(403)
                .body("code", equalTo("contacts-not-yours"));
        given().auth()
                .oauth2(Tokens.service(mia, "muster:write"))
                .contentType(ContentType.JSON)
                .body(Map.of("contacts", List.of(Store.mail("mallory@store.example"))))
                .put("/people/" + mia + "/contacts")
                .then()
                .statusCode(403);

        get("/people/" + mia, Tokens.persona("amir")).body("contacts.address", contains("mia@store.example"));
    }

    @Test
    void nobodyMakesThemselfKnownOrUnreachable() {
        contacts("nobody-" + mia, "nobody-" + mia, List.of(Store.mail("a@store.example")))
                .statusCode(404);
        contacts(mia, mia, List.of()).statusCode(422);
        contacts(mia, mia, List.of(Map.of("kind", "pigeon", "address", "loft"))).statusCode(422);
    }

    @Test
    void whatWasMadeByApiIsListedAndRemoved() {
        get("/setup/people", Tokens.persona("vito")).statusCode(200).body("$", hasItem(mia));
        get("/setup/pigeons", Tokens.persona("vito")).statusCode(404).body("code", equalTo("setup-part-unknown"));

        remove("people/" + mia, Tokens.persona("rami")).statusCode(403);
        remove("people/" + mia, Tokens.persona("amir")).statusCode(204);

        remove("people/" + mia, Tokens.persona("amir")).statusCode(404);
        get("/setup/people", Tokens.persona("vito")).body("$", not(hasItem(mia)));
        get("/people/" + mia, Tokens.persona("amir")).statusCode(404);
    }

    @Test
    void whatIsNeededIsNotRemoved() {
        String team = "team-" + mia;
        given().auth()
                .oauth2(Tokens.persona("amir"))
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Search", "members", List.of(mia)))
                .put("/teams/" + team)
                .then()
                .statusCode(200);

        remove("people/" + mia, Tokens.persona("amir"))
                .statusCode(409)
                .body("detail", equalTo("people/" + mia + " is needed by teams/" + team));
        remove("teams/" + team, Tokens.persona("amir")).statusCode(204);
        remove("people/" + mia, Tokens.persona("amir")).statusCode(204);
    }

    @Test
    void withAPersonGoesWhatMessagesKnewOfThem() {
        String address = mia + "@erased.example";
        Store.person(mia, List.of(Store.mail(address)));
        given().auth()
                .oauth2(Tokens.of(mia, "viewer"))
                .post("/people/" + mia + "/contacts/1/verification")
                .then()
                .statusCode(200);
        FakeMail.await(address, any -> true);
        await().until(() -> deliveriesThatSay(address, "concluded_at is not null") == 1);

        remove("people/" + mia, Tokens.persona("amir")).statusCode(204);

        assertThat(deliveriesThatSay(address, "true")).isZero();
        assertThat(deliveriesThatSay(mia, "true")).isZero();
    }

    private static long deliveriesThatSay(String words, String which) {
        return Infrastructure.database()
                .number("select count(*) from delivery where position(? in payload) > 0 and " + which, words);
    }

    private static ValidatableResponse contacts(String of, String by, List<Map<String, String>> contacts) {
        return given().auth()
                .oauth2(Tokens.of(by, "viewer"))
                .contentType(ContentType.JSON)
                .body(Map.of("contacts", contacts, "quietHours", QUIET))
                .put("/people/" + of + "/contacts")
                .then();
    }

    private static ValidatableResponse remove(String part, String token) {
        return given().auth().oauth2(token).delete("/setup/" + part).then();
    }

    private static ValidatableResponse get(String path, String token) {
        return given().auth().oauth2(token).get(path).then();
    }
}
