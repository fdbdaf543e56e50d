package io.muster.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testkit.FakeWebhook;
import io.muster.testkit.Infrastructure;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** People sign in at the identity provider and get a session; programs bring a token and are never sent to a form. */
@QuarkusTest
@TestProfile(SignInTest.WithProvider.class)
class SignInTest {

    public static class WithProvider implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.application-type", "hybrid");
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Provider.class));
        }
    }

    /** The usual infrastructure with an identity provider, at which olga signs in, and with other services to decide at. */
    public static class Provider extends Infrastructure {

        final FakeWebhook services = FakeWebhook.start();

        private static final Set<String> OWNER = Set.of("owner", "communications", "viewer");

        private final FakeProvider provider = new FakeProvider("olga", OWNER);

        void olgaIs(String... groups) {
            provider.groups(Set.of(groups));
        }

        void olgaIsTheOwner() {
            provider.groups(OWNER);
        }

        @Override
        public Map<String, String> start() {
            Map<String, String> settings = new HashMap<>(super.start());
            settings.remove("quarkus.oidc.public-key");
            settings.put("quarkus.oidc.auth-server-url", provider.address());
            settings.put("muster.board.stages.triage", services.uri("/triage/").toString());
            settings.put(
                    "muster.board.stages.escalation",
                    services.uri("/escalation").toString());
            settings.put("muster.board.stages.comms", services.uri("/comms").toString());
            return settings;
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(this, new TestInjector.MatchesType(Provider.class));
        }

        @Override
        public void stop() {
            provider.close();
            services.close();
        }
    }

    @TestHTTPResource("/")
    URI board;

    @Test
    void aPersonSignsInSeesTheBoardAndSignsOut() throws Exception {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(Redirect.ALWAYS)
                .build();

        HttpResponse<String> list = browser.send(page("/?from=bookmark"), BodyHandlers.ofString());

        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.uri().getPath()).isEqualTo("/");
        assertThat(list.body()).contains("<strong>olga</strong>");
        assertThat(browser.send(json("/api/incidents"), BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);

        browser.send(
                request("/logout", "text/html").POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());

        assertThat(browser.send(json("/api/incidents"), BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoeverIsNotSignedInIsSentToTheProviderFromPagesOnly() throws Exception {
        HttpClient plain = HttpClient.newHttpClient();

        HttpResponse<String> page = plain.send(page("/"), BodyHandlers.ofString());
        HttpResponse<String> api = plain.send(json("/api/incidents"), BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow())
                .contains("/authorize")
                .contains("client_id=muster")
                .contains("code_challenge=");
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.headers().firstValue("Content-Type").orElseThrow()).contains("problem+json");
    }

    private HttpRequest page(String path) {
        return request(path, "text/html").build();
    }

    private HttpRequest json(String path) {
        return request(path, "application/json").build();
    }

    private HttpRequest.Builder request(String path, String accepted) {
        return HttpRequest.newBuilder(board.resolve(path)).header("Accept", accepted);
    }
}
