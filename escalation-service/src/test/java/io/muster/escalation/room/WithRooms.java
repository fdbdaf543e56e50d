package io.muster.escalation.room;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.EventJson;
import io.muster.escalation.WithStore;
import io.muster.testkit.FakeProviders;
import io.muster.testkit.FakeProviders.Request;
import io.muster.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store of its own for each test, with the providers of its rooms. */
abstract class WithRooms extends WithStore {

    FakeProviders providers;

    @BeforeEach
    void open() {
        providers = FakeProviders.start();
    }

    @AfterEach
    void close() {
        providers.close();
    }

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

    static JsonNode json(Request request) throws Exception {
        return EventJson.mapper().readTree(request.bytes());
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
