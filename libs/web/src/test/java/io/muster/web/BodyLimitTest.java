package io.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testkit.RawHttp;
import io.muster.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What is larger than any operation takes is answered in words, by every service. */
@QuarkusTest
@QuarkusTestResource(WebDatabase.class)
class BodyLimitTest {

    private static final int MIB = 1024 * 1024;
    private static final int TOO_MUCH = 11 * MIB;
    private static final String RAMI =
            "Content-Type: application/json\r\nAuthorization: Bearer " + Tokens.of("rami", "responder");

    @TestHTTPResource
    URI service;

    @Test
    void whatIsAnnouncedAsTooLargeIsAProblem() {
        assertIsProblem(
                RawHttp.post(service, "/things", "Content-Length: " + TOO_MUCH + "\r\nExpect: 100-continue", 0));
    }

    @Test
    void whoSendsItAllTheSameReadsTheAnswer() {
        assertIsProblem(RawHttp.post(service, "/things", "Content-Length: " + TOO_MUCH, TOO_MUCH));
    }

    @Test
    void whatComesInChunksHasTheSameLimitAndAnswer() {
        assertIsProblem(RawHttp.postChunked(service, "/things", RAMI, TOO_MUCH));
        assertIsProblem(RawHttp.postChunked(service, "/things", RAMI, 2 * MIB + 1));
    }

    @Test
    void chunksThatAreNotTooManyAreReadAsAnyBody() {
        assertThat(RawHttp.postChunked(service, "/things", RAMI, 2 * MIB))
                .startsWith("HTTP/1.1 422 ")
                .contains("thing must not be null");
    }

    @Test
    void whoIsNotKnownIsToldSoWhateverComesInChunks() {
        assertThat(RawHttp.postChunked(service, "/things", "Content-Type: application/json", 3 * MIB))
                .startsWith("HTTP/1.1 401 ");
    }

    private static void assertIsProblem(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"code\":\"too-large\"", "\"status\":413", "larger than 2097152 bytes");
    }
}
