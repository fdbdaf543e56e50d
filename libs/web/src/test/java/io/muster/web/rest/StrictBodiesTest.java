package io.muster.web.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.muster.testkit.Tokens;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** What a request does not know, and what is nothing, is refused; what is no request is read with what it has more. */
@QuarkusTest
@WithMuster
class StrictBodiesTest {

    @Test
    void aFieldThatTheRequestDoesNotHaveIsRefusedWithThoseThatItHas() {
        post("/strict", "{\"name\": \"a\", \"match\": {\"journeyz\": [\"pay\"]}}")
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("errors[0].field", equalTo("match.journeyz"))
                .body("detail", containsString("known are [journeys, labels]"));
        post("/strict", "{\"name\": \"a\", \"match\": {\"journeys\": [\"pay\"]}}")
                .statusCode(200)
                .body("match.journeys[0]", equalTo("pay"));
    }

    @Test
    void aNullInsideOfAListOrAMapIsRefusedWithItsPlace() {
        post("/strict", "{\"name\": \"a\", \"match\": {\"journeys\": [\"pay\", null]}}")
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("errors[0].field", equalTo("match.journeys[1]"))
                .body("errors[0].message", equalTo("must not be null"));
        post("/strict", "{\"name\": \"a\", \"match\": {\"labels\": {\"x\": null}}}")
                .statusCode(422)
                .body("errors[0].field", equalTo("match.labels.x"));
    }

    @Test
    void whatIsNoRequestMayHaveMoreAndNulls() {
        post("/things", "{\"name\": \"a\", \"amount\": 1, \"more\": true, \"labels\": {\"x\": null}}")
                .statusCode(200);
    }

    private static ValidatableResponse post(String path, String body) {
        return given().auth()
                .oauth2(Tokens.persona("rami"))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }
}
