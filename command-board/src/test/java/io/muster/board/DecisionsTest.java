package io.muster.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Severity;
import io.muster.testkit.FakeWebhook;
import io.muster.testkit.LifecycleTopic;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who signed in decides on the board, and the stage's service hears it in their name. */
@QuarkusTest
@TestProfile(SignInTest.WithProvider.class)
class DecisionsTest {

    private static final String REFUSED = """
            {"type": "about:blank", "status": 403, "code": "campaign-not-yours",
             "detail": "only mia, who holds the role in this incident, may do this"}
            """;

    SignInTest.Provider provider;

    @TestHTTPResource("/")
    URI board;

    private HttpClient browser = newBrowser();
    private final SampleIncident sample =
            new SampleIncident(4_001, Instant.now().minusSeconds(900));
    private LifecycleTopic topic;
    private FakeWebhook services;

    @BeforeEach
    void open() {
        topic = LifecycleTopic.open();
        services = provider.services;
        services.forget();
        services.answerWith(200);
        topic.publish(sample.detected("Checkout fails", Severity.SEV1));
        topic.publish(sample.assessed());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> page("").body().contains("Pause the campaign black-friday?"));
    }

    @AfterEach
    void close() {
        provider.olgaIsTheOwner();
        topic.close();
    }

    private static HttpClient newBrowser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(Redirect.NORMAL)
                .build();
    }

    @Test
    void aChangedPolicyIsOfferedToWhoRespondsAndApplied() throws Exception {
        services.answerWith(
                200, "{\"escalation\": {\"newerPolicyVersion\": 2}}", Map.of("Content-Type", "application/json"));
        String question = "The policy has changed (version 2): apply it?";
        assertThat(page("").body()).as("of the store's owner").doesNotContain(question);
        provider.olgaIs("responder", "viewer");
        browser = newBrowser();

        assertThat(page("").body()).contains(question);
        decide(Map.of("decision", "apply-policy", "subject", "2"));

        FakeWebhook.Request heard = services.await(request -> request.method().equals("POST"));
        assertThat(heard.uri().getPath()).isEqualTo("/escalation/incidents/" + sample.id + "/apply-policy");
        assertThat(heard.headers().get("authorization")).startsWith("Bearer ey");

        services.answerWith(500);
        assertThat(page("").statusCode()).as("drawn without").isEqualTo(200);
    }

    @Test
    void aCampaignIsPausedInTheNameOfWhoeverSignedIn() throws Exception {
        HttpResponse<String> answer =
                decide(Map.of("decision", "pause-campaign", "subject", "black-friday", "reason", "nobody can pay"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.uri().getPath()).isEqualTo("/incidents/" + sample.id);
        FakeWebhook.Request heard = services.await(request -> request.method().equals("POST"));
        assertThat(heard.uri().getPath()).isEqualTo("/triage/incidents/" + sample.id + "/campaigns/black-friday/pause");
        assertThat(heard.headers().get("authorization")).startsWith("Bearer ey");
        assertThat(heard.body()).isEqualTo("{\"reason\":\"nobody can pay\"}");
    }

    @Test
    void whatTheServiceRefusesIsSaidInItsWords() throws Exception {
        services.answerWith(403, REFUSED, Map.of("Content-Type", "application/problem+json"));

        HttpResponse<String> answer =
                decide(Map.of("decision", "pause-campaign", "subject", "black-friday", "reason", "nobody can pay"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("only mia, who holds the role in this incident, may do this");
    }

    @Test
    void aServiceThatIsOutOfOrderIsNoRefusal() throws Exception {
        services.answerWith(500);

        HttpResponse<String> answer =
                decide(Map.of("decision", "pause-campaign", "subject", "black-friday", "reason", "nobody can pay"));

        assertThat(answer.statusCode()).isEqualTo(503);
    }

    @Test
    void onlyWhatIsOpenAndTheirsIsDecided() throws Exception {
        assertThat(decide(Map.of("decision", "accept-severity", "subject", "SEV1"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(decide(Map.of("decision", "pause-campaign", "subject", "spring"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(decide(Map.of("decision", "roll-back", "subject", "payments"))
                        .statusCode())
                .isEqualTo(422);

        assertThat(services.requests()).isEmpty();
    }

    @Test
    void anUpdateIsReadBeforeItIsApproved() throws Exception {
        UUID draft = UUID.randomUUID();
        topic.publish(sample.confirmed(Severity.SEV1));
        await().atMost(Duration.ofSeconds(60)).until(() -> page("").body().contains("Tell the customers?"));
        services.answerWith(200, """
                {"items": [{"id": "%s", "publicStatus": "investigating", "audiences": ["customers"],
                            "title": "Trouble at checkout", "text": "We are <sorry>.", "editedBy": "cora"}]}
                """.formatted(draft), Map.of("Content-Type", "application/json"));

        HttpResponse<String> words = page("/draft");
        HttpResponse<String> saved = reworded(draft, "save");
        assertThat(services.requests()).noneMatch(DecisionsTest::isApproval);
        HttpResponse<String> published = reworded(draft, "publish");

        assertThat(words.body())
                .contains("Trouble at checkout", "We are &lt;sorry&gt;.", draft.toString(), "Last changed by cora");
        assertThat(saved.uri().getPath()).isEqualTo("/incidents/" + sample.id + "/draft");
        assertThat(published.uri().getPath()).isEqualTo("/incidents/" + sample.id);
        FakeWebhook.Request edit = services.await(request -> request.method().equals("PUT"));
        assertThat(edit.uri().getPath()).isEqualTo("/comms/drafts/" + draft);
        assertThat(edit.body()).contains("\"title\":\"Checkout\"", "\"text\":\"We are sorry.\\nSoon.\"");
        assertThat(services.await(DecisionsTest::isApproval).uri().getPath())
                .isEqualTo("/comms/drafts/" + draft + "/approve");
    }

    @Test
    void wordsThatCommsRefusesAreNotPublished() throws Exception {
        services.answerWith(403, REFUSED, Map.of("Content-Type", "application/problem+json"));

        HttpResponse<String> answer = reworded(UUID.randomUUID(), "publish");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(services.requests()).noneMatch(DecisionsTest::isApproval);
    }

    private static boolean isApproval(FakeWebhook.Request request) {
        return request.uri().getPath().endsWith("/approve");
    }

    private HttpResponse<String> reworded(UUID draft, String then) throws Exception {
        return submit(
                "/draft",
                Map.of("draft", draft.toString(), "title", "Checkout", "text", "We are sorry.\r\nSoon.", "then", then));
    }

    private HttpResponse<String> decide(Map<String, String> form) throws Exception {
        return submit("/decisions", form);
    }

    private HttpResponse<String> submit(String below, Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.send(
                request(below)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> page(String below) throws Exception {
        return browser.send(request(below).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String below) {
        return HttpRequest.newBuilder(board.resolve("/incidents/" + sample.id + below))
                .header("Accept", "text/html");
    }
}
