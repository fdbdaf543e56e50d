package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testkit.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What is larger than any operation takes is answered in words, by every service. */
@QuarkusTest
@QuarkusTestResource(WebDatabase.class)
class BodyLimitTest {

    private static final int TOO_MUCH = 11 * 1024 * 1024;

    @TestHTTPResource
    URI service;

    @Test
    void whatIsAnnouncedAsTooLargeIsAProblem() {
        assertIsProblem(
                RawHttp.post(service, "/probe/things", "Content-Length: " + TOO_MUCH + "\r\nExpect: 100-continue", 0));
    }

    @Test
    void whoSendsItAllTheSameReadsTheAnswer() {
        assertIsProblem(RawHttp.post(service, "/probe/things", "Content-Length: " + TOO_MUCH, TOO_MUCH));
    }

    private static void assertIsProblem(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"code\":\"too-large\"", "\"status\":413", "larger than 2097152 bytes");
    }
}
