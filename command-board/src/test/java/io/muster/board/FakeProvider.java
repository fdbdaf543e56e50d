package io.muster.board;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** An identity provider at which one person is always signed in. */
final class FakeProvider implements AutoCloseable {

    private final HttpServer server;
    private final RsaJsonWebKey key;
    private final String person;
    private volatile Set<String> groups;

    FakeProvider(String person, Set<String> groups) {
        this.person = person;
        this.groups = groups;
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("1");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** What the person is from the next time on that they sign in. */
    void groups(Set<String> next) {
        groups = next;
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" -> json(exchange, metadata());
            case "/jwks" -> json(exchange, "{\"keys\": [" + key.toJson(OutputControlLevel.PUBLIC_ONLY) + "]}");
            case "/authorize" ->
                redirect(
                        exchange,
                        query.get("redirect_uri") + "?code=abc&state="
                                + URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8));
            case "/token" -> json(exchange, tokens());
            case "/end-session" -> redirect(exchange, query.get("post_logout_redirect_uri"));
            default -> exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private String metadata() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/jwks", "end_session_endpoint": "%1$s/end-session",
                 "code_challenge_methods_supported": ["S256"]}
                """.formatted(address());
    }

    private String tokens() {
        return "{\"access_token\": \"%s\", \"id_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": 3600}"
                .formatted(token("muster"), token("muster"));
    }

    private String token(String audience) {
        return Jwt.subject(person)
                .issuer(address())
                .audience(audience)
                .groups(groups)
                .expiresIn(Duration.ofHours(1))
                .jws()
                .keyId("1")
                .sign(key.getPrivateKey());
    }

    private static void json(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void redirect(HttpExchange exchange, String target) throws IOException {
        exchange.getResponseHeaders().set("Location", target);
        exchange.sendResponseHeaders(302, -1);
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> fields = new HashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                String[] parts = pair.split("=", 2);
                fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
