package io.muster.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.muster.contracts.Refusal;
import io.muster.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(WebDatabase.class)
class WhatStoresHoldTest {

    private static final String PROBLEM = "application/problem+json";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "name      | {\"name\": \"a\\u0000b\", \"amount\": 1}",
                "name      | {\"name\": \"a\\ud83d\", \"amount\": 1}",
                "name      | {\"name\": \"\\ude00\\ud83d\", \"amount\": 1}",
                "labels.x  | {\"name\": \"a\", \"amount\": 1, \"labels\": {\"x\": \"\\u0000\"}}",
                "labels    | {\"name\": \"a\", \"amount\": 1, \"labels\": {\"\\u0000\": \"x\"}}",
                "notes[1]  | {\"name\": \"a\", \"amount\": 1, \"notes\": [\"x\", \"\\u0000\"]}"
            })
    void textThatNoStoreCanHoldIsRefused(String field, String body) {
        as("rami")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/things")
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("code", equalTo("validation-failed"))
                .body("errors.field", equalTo(java.util.List.of(field)));
    }

    @Test
    void wholeSurrogatePairsAreText() {
        as("rami")
                .contentType(ContentType.JSON)
                .body("{\"name\": \"\\ud83d\\ude00 \\u0001\", \"amount\": 1}")
                .post("/things")
                .then()
                .statusCode(200)
                .body("name", equalTo("\ud83d\ude00 \u0001"));
    }

    @ParameterizedTest
    @CsvSource({
        "-200000-01-01T00:00:00Z, 422",
        "0000-12-31T23:59:59Z, 422",
        "0001-01-01T00:00:00Z, 200",
        "9999-12-31T23:59:59.999Z, 200",
        "+10000-01-01T00:00:00Z, 422",
        "+1000000000-12-31T23:59:59Z, 422",
        "yesterday, 400"
    })
    void aTimeThatNoStoreCanHoldIsRefused(String since, int status) {
        as("rami")
                .contentType(ContentType.JSON)
                .body(Map.of("name", "a", "amount", 1, "since", since))
                .post("/things")
                .then()
                .statusCode(status)
                .body("errors.field", status == 200 ? nullValue() : equalTo(List.of("since")));
    }

    @Test
    void aParameterNamesATimeThatStoresCanHold() {
        Instant known = Instant.parse("2026-11-26T12:00:00Z");

        assertThat(Times.parameter("since", known)).isEqualTo(known);
        assertThat(Times.parameter("since", null)).isNull();
        assertThatThrownBy(() -> Times.parameter("since", Instant.MIN))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(WebProblem.INVALID_PARAMETER));
    }

    private static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.persona(person));
    }
}
