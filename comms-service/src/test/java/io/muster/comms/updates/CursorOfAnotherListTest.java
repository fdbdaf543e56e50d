package io.muster.comms.updates;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.muster.web.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithMuster
class CursorOfAnotherListTest {

    @ParameterizedTest
    @ValueSource(strings = {"/drafts", "/incidents/{id}/updates"})
    void isRefusedInWords(String list) {
        given().auth()
                .oauth2(Tokens.persona("cora"))
                .queryParam("cursor", Cursor.encode("17"))
                .get(list.replace("{id}", UUID.randomUUID().toString()))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
    }
}
