package io.muster.escalation.room;

import static io.restassured.RestAssured.given;

import io.muster.escalation.WithProviders;
import io.muster.testkit.FakeProviders.Request;
import io.muster.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;

/** What people do with the room of an incident. */
abstract class WithRooms extends WithProviders {

    static ValidatableResponse open(UUID incident, Map<String, String> wish) {
        return given().auth()
                .oauth2(Tokens.of("ada", "responder", "viewer"))
                .contentType(ContentType.JSON)
                .body(wish)
                .post("/incidents/" + incident + "/room")
                .then();
    }

    static ValidatableResponse room(UUID incident) {
        return room(incident, Tokens.persona("vito"));
    }

    static ValidatableResponse room(UUID incident, String token) {
        return given().auth()
                .oauth2(token)
                .get("/incidents/" + incident + "/room")
                .then();
    }

    Request sent(String path, String containing) {
        return providers.await(
                request -> request.path().equals(path) && request.body().contains(containing));
    }

    static ValidatableResponse say(UUID incident, String person, String attendance, String note) {
        String json = note == null
                ? "{\"attendance\":\"" + attendance + "\"}"
                : "{\"attendance\":\"" + attendance + "\",\"note\":\"" + note + "\"}";
        return given().auth()
                .oauth2(Tokens.of(person, "viewer"))
                .contentType(ContentType.JSON)
                .body(json)
                .put("/incidents/" + incident + "/attendance")
                .then();
    }

    void acknowledge(UUID incident, String person) {
        given().auth()
                .oauth2(Tokens.of(store.id(person), "viewer"))
                .post("/pages/" + store.pagesOf(person, incident).getFirst() + "/acknowledge")
                .then()
                .statusCode(200);
    }
}
