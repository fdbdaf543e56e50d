package io.muster.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A small OpenID Connect issuer for one machine: it signs in whoever picks a {@link Persona}, without a password, and
 * gives client-credentials tokens to any client. It listens on the loopback address only and is no part of the product.
 */
final class SignIn implements AutoCloseable {
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final String AUDIENCE = "muster";
    private static final List<String> SERVICE_SCOPES = List.of("muster:read", "muster:write");
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Grant(Persona persona, String client, String nonce) {}

    private final HttpServer server;
    private final SigningKey key;
    private final String issuer;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    private SignIn(HttpServer server, SigningKey key, String issuer) {
        this.server = server;
        this.key = key;
        this.issuer = issuer;
    }

    static SignIn start(Home home) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), home.signInPort()), 0);
        var signIn = new SignIn(server, SigningKey.load(home.data().resolve("sign-in.key")), home.issuer());
        server.createContext("/muster/", signIn::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return signIn;
    }

    /** A persona's bearer token. */
    String token(Persona persona) {
        return accessToken(persona);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> parameters = form(exchange.getRequestURI().getRawQuery());
            parameters.putAll(form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            switch (exchange.getRequestURI().getPath().substring("/muster/".length())) {
                case ".well-known/openid-configuration" -> json(exchange, 200, configuration());
                case "jwks" -> json(exchange, 200, Map.of("keys", List.of(key.webKey())));
                case "authorize" -> authorize(exchange, parameters);
                case "token" -> token(exchange, parameters);
                case "userinfo" -> userInfo(exchange);
                case "logout" -> redirect(exchange, parameters.getOrDefault("post_logout_redirect_uri", "/"));
                default -> json(exchange, 404, Map.of("error", "not_found"));
            }
        }
    }

    private Map<String, Object> configuration() {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("issuer", issuer);
        configuration.put("authorization_endpoint", issuer + "/authorize");
        configuration.put("token_endpoint", issuer + "/token");
        configuration.put("jwks_uri", issuer + "/jwks");
        configuration.put("userinfo_endpoint", issuer + "/userinfo");
        configuration.put("end_session_endpoint", issuer + "/logout");
        configuration.put("response_types_supported", List.of("code"));
        configuration.put("subject_types_supported", List.of("public"));
        configuration.put("id_token_signing_alg_values_supported", List.of("RS256"));
        configuration.put("scopes_supported", List.of("openid", "profile", "email", "muster:read", "muster:write"));
        configuration.put(
                "grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        configuration.put("code_challenge_methods_supported", List.of("S256", "plain"));
        return configuration;
    }

    /** Without a persona: the page to pick one. With one: back to the application with a code. */
    private void authorize(HttpExchange exchange, Map<String, String> request) throws IOException {
        Optional<Persona> chosen = Arrays.stream(Persona.values())
                .filter(persona -> persona.id().equals(request.get("persona")))
                .findFirst();
        if (chosen.isEmpty()) {
            html(exchange, page(request));
            return;
        }
        String code = UUID.randomUUID().toString();
        grants.put(code, new Grant(chosen.get(), request.getOrDefault("client_id", ""), request.get("nonce")));
        String target = request.getOrDefault("redirect_uri", "");
        String state = request.containsKey("state") ? "&state=" + encode(request.get("state")) : "";
        redirect(exchange, target + (target.contains("?") ? "&" : "?") + "code=" + code + state);
    }

    private static String page(Map<String, String> request) {
        String hidden = request.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(escape(field.getKey()), escape(field.getValue())))
                .collect(Collectors.joining());
        String buttons = Arrays.stream(Persona.values())
                .map(persona -> "<p><button name=\"persona\" value=\"%s\"><b>%s</b><br>%s</button></p>"
                        .formatted(persona.id(), persona.fullName(), String.join(", ", persona.groups())))
                .collect(Collectors.joining());
        return """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in to Muster</title>
                <style>body{font:16px system-ui;max-width:24em;margin:4em auto}
                button{font:inherit;width:100%%;padding:.7em;text-align:left;cursor:pointer}</style></head>
                <body><h1>Who are you today?</h1><p>Local sign-in: no password, this machine only.</p>
                <form method="post" action="authorize">%s%s</form></body></html>
                """.formatted(hidden, buttons);
    }

    private void token(HttpExchange exchange, Map<String, String> request) throws IOException {
        switch (request.getOrDefault("grant_type", "")) {
            case "client_credentials" -> {
                String scope = Arrays.stream(request.getOrDefault("scope", String.join(" ", SERVICE_SCOPES))
                                .split(" "))
                        .filter(SERVICE_SCOPES::contains)
                        .collect(Collectors.joining(" "));
                Map<String, Object> claims = claims(client(exchange, request), AUDIENCE);
                claims.put("scope", scope);
                json(exchange, 200, answer(key.sign(claims)));
            }
            case "authorization_code" -> grant(exchange, grants.remove(request.getOrDefault("code", "")));
            case "refresh_token" -> grant(exchange, grants.remove(request.getOrDefault("refresh_token", "")));
            default -> json(exchange, 400, Map.of("error", "unsupported_grant_type"));
        }
    }

    private void grant(HttpExchange exchange, Grant grant) throws IOException {
        if (grant == null) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        Map<String, Object> identity = claims(grant.persona().id(), grant.client());
        identity.putAll(profile(grant.persona()));
        if (grant.nonce() != null) {
            identity.put("nonce", grant.nonce());
        }
        String refresh = UUID.randomUUID().toString();
        grants.put(refresh, grant);
        Map<String, Object> answer = answer(accessToken(grant.persona()));
        answer.put("id_token", key.sign(identity));
        answer.put("refresh_token", refresh);
        json(exchange, 200, answer);
    }

    private String accessToken(Persona persona) {
        Map<String, Object> claims = claims(persona.id(), AUDIENCE);
        claims.put("scope", "openid profile email");
        claims.putAll(profile(persona));
        return key.sign(claims);
    }

    private Map<String, Object> claims(String subject, String audience) {
        Instant now = Instant.now();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", subject);
        claims.put("aud", audience);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    private static Map<String, Object> profile(Persona persona) {
        return Map.of(
                "groups", persona.groups(),
                "name", persona.fullName(),
                "preferred_username", persona.id(),
                "email", persona.mail());
    }

    private static Map<String, Object> answer(String token) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", token);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", LIFETIME.toSeconds());
        return answer;
    }

    /** Whoever holds a token is told what it says. */
    private static void userInfo(HttpExchange exchange) throws IOException {
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        String[] parts = header.replaceFirst("(?i)^Bearer ", "").split("\\.");
        if (parts.length != 3) {
            json(exchange, 401, Map.of("error", "invalid_token"));
            return;
        }
        json(exchange, 200, JSON.readValue(java.util.Base64.getUrlDecoder().decode(parts[1]), Map.class));
    }

    private static String client(HttpExchange exchange, Map<String, String> request) {
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (header.startsWith("Basic ")) {
            String pair = new String(java.util.Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
            return URLDecoder.decode(pair.split(":")[0], StandardCharsets.UTF_8);
        }
        return request.getOrDefault("client_id", "service");
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (encoded != null && !encoded.isBlank()) {
            for (String pair : encoded.split("&")) {
                String[] parts = pair.split("=", 2);
                fields.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static void redirect(HttpExchange exchange, String target) throws IOException {
        exchange.getResponseHeaders().set("Location", target);
        exchange.sendResponseHeaders(302, -1);
    }

    private static void html(HttpExchange exchange, String page) throws IOException {
        send(exchange, 200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    private static void json(HttpExchange exchange, int status, Object body) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        send(exchange, status, "application/json", JSON.writeValueAsBytes(body));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
