package io.muster.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.testkit.FreePorts;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Home home;
    private SignIn signIn;

    @BeforeEach
    void start() throws Exception {
        home = new Home(folder, folder, FreePorts.one() - new Home(folder, folder, 0).signInPort());
        signIn = SignIn.start(home);
    }

    @AfterEach
    void stop() {
        signIn.close();
    }

    @Test
    void a_personas_token_is_signed_by_the_published_key_and_says_what_they_may_do() throws Exception {
        String token = signIn.token(Persona.ADA);

        assertThat(isSignedByPublishedKey(token)).isTrue();
        JsonNode claims = claims(token);
        assertThat(claims.path("sub").asText()).isEqualTo("ada");
        assertThat(claims.path("iss").asText()).isEqualTo(home.issuer());
        assertThat(claims.path("groups")).extracting(JsonNode::asText).contains("commander", "viewer");
    }

    @Test
    void tokens_outlive_a_restart() throws Exception {
        String token = signIn.token(Persona.ADA);

        signIn.close();
        signIn = SignIn.start(home);

        assertThat(isSignedByPublishedKey(token)).isTrue();
    }

    @Test
    void picking_a_persona_gives_a_code_which_gives_tokens_once() throws Exception {
        String page = get("/authorize?client_id=board&state=s1&nonce=n1&redirect_uri=http://localhost:1/back")
                .body();
        assertThat(page).contains("value=\"rami\"").contains("value=\"s1\"");

        HttpResponse<String> back =
                get("/authorize?client_id=board&state=s1&nonce=n1&redirect_uri=http://localhost:1/back&persona=rami");
        URI target = URI.create(back.headers().firstValue("Location").orElseThrow());
        assertThat(target.getQuery()).contains("state=s1");
        String code = target.getQuery().replaceFirst(".*code=([^&]+).*", "$1");

        JsonNode answer =
                JSON.readTree(post("grant_type=authorization_code&code=" + code).body());
        JsonNode identity = claims(answer.path("id_token").asText());
        assertThat(identity.path("sub").asText()).isEqualTo("rami");
        assertThat(identity.path("aud").asText()).isEqualTo("board");
        assertThat(identity.path("nonce").asText()).isEqualTo("n1");
        assertThat(post("grant_type=authorization_code&code=" + code).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_service_gets_the_scopes_it_asks_for() throws Exception {
        JsonNode answer = JSON.readTree(post("grant_type=client_credentials&client_id=shop&scope=muster:read+admin")
                .body());

        JsonNode claims = claims(answer.path("access_token").asText());
        assertThat(claims.path("sub").asText()).isEqualTo("shop");
        assertThat(claims.path("scope").asText()).isEqualTo("muster:read");
        assertThat(claims.has("groups")).isFalse();
    }

    private boolean isSignedByPublishedKey(String token) throws Exception {
        JsonNode key = JSON.readTree(get("/jwks").body()).path("keys").path(0);
        var spec = new RSAPublicKeySpec(number(key.path("n")), number(key.path("e")));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(spec));
        signature.update(token.substring(0, token.lastIndexOf('.')).getBytes());
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1)));
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }

    private static JsonNode claims(String token) throws Exception {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(home.issuer() + path)).build());
    }

    private HttpResponse<String> post(String form) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(home.issuer() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
