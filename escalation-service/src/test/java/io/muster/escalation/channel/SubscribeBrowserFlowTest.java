package io.muster.escalation.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.muster.contracts.EventJson;
import io.muster.escalation.Store;
import io.muster.escalation.WithProviders;
import io.muster.testkit.FakeProviders;
import io.muster.testkit.Tokens;
import io.muster.testkit.WebPushBrowser;
import io.muster.testkit.WebPushKeys;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A browser becomes a contact by an address that is opened there once, without signing in. */
@QuarkusTest
@WithMuster
class SubscribeBrowserFlowTest extends WithProviders {

    @Test
    void theBrowserThatOpensItIsAContactAndGetsAMessageThatVerifiesIt() {
        String address = invited(store.id("rami"));
        given().get(address)
                .then()
                .statusCode(200)
                .header("Referrer-Policy", "no-referrer")
                .body(containsString(WebPushKeys.publicKey()), containsString("../subscribe.js"));

        WebPushBrowser browser = new WebPushBrowser();
        subscribe(address, browser.subscription(FakeProviders.pushEndpoint("rami")))
                .statusCode(204);

        String link = linkIn(browser.read(
                providers.await(request -> request.path().equals("/push/rami")).bytes()));
        person().body("contacts.kind", equalTo(List.of("mail", "webpush"))).body("contacts[1].verifiedAt", nullValue());
        given().post(link).then().statusCode(200);
        person().body("contacts[1].verifiedAt", notNullValue());
        given().get(address).then().statusCode(410).body(not(containsString("subscribe.js")));
        subscribe(address, browser.subscription(FakeProviders.pushEndpoint("other")))
                .statusCode(410)
                .body("code", equalTo("web-push-invitation-over"));
        person().body("contacts", hasSize(2));
    }

    @Test
    void whatNoPushServiceCouldUseIsRefusedAndTheInvitationStands() {
        String address = invited(store.id("rami"));

        subscribe(address, "{}").statusCode(422).body("code", equalTo("contact-unusable"));
        subscribe(address, new WebPushBrowser().subscription(URI.create("https://evil.example/push")))
                .statusCode(422)
                .body("detail", containsString("evil.example"));

        person().body("contacts", hasSize(1));
        given().get(address).then().statusCode(200);
        clock.forward(Duration.ofMinutes(31));
        given().get(address).then().statusCode(410);
    }

    @Test
    void nobodyInvitesForOthersButAnAdmin() {
        given().auth()
                .oauth2(Tokens.persona("vito"))
                .post("/people/" + store.id("rami") + "/web-push-invitation")
                .then()
                .statusCode(403)
                .body("code", equalTo("web-push-not-yours"));
        given().post("/people/" + store.id("rami") + "/web-push-invitation")
                .then()
                .statusCode(401);
        given().get("/web-push/of/guessed").then().statusCode(410);
        for (String script : List.of("subscribe", "worker")) {
            given().get("/web-push/" + script + ".js").then().statusCode(200).contentType(containsString("javascript"));
        }
    }

    /** Where the message leads, as the browser shows it. */
    private static String linkIn(byte[] message) {
        try {
            return Store.pathOf(EventJson.mapper().readTree(message).path("url").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String invited(String person) {
        String url = given().auth()
                .oauth2(Tokens.of("amir", "admin", "viewer"))
                .post("/people/" + person + "/web-push-invitation")
                .then()
                .statusCode(200)
                .extract()
                .path("url");
        assertThat(url).startsWith(ProviderCalls.PUBLIC + "/web-push/of/");
        return Store.pathOf(url);
    }

    private static ValidatableResponse subscribe(String address, String subscription) {
        return given().contentType(ContentType.JSON)
                .body(subscription)
                .post(address)
                .then();
    }

    private ValidatableResponse person() {
        return given().auth()
                .oauth2(Tokens.of("amir", "admin", "viewer"))
                .get("/people/" + store.id("rami"))
                .then()
                .statusCode(200);
    }
}
