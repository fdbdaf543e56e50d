package io.muster.escalation;

import static io.restassured.RestAssured.given;

import io.muster.testkit.Tokens;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;

/** The one file, as an admin loads it. */
final class OneFile {

    private OneFile() {}

    /** @param how what the address says, as {@code dryRun=true}; empty for no more than that it is to be kept */
    static ValidatableResponse keep(String how, String yaml) {
        return given().auth()
                .oauth2(Tokens.persona("amir"))
                .contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .put(how.isEmpty() ? "/setup" : "/setup?" + how)
                .then();
    }
}
