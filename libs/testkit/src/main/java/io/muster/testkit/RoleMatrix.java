package io.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResourceManager;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/**
 * Who may call what, taken from the committed OpenAPI document and proved on the running service: every operation is
 * called with no token and with each permission alone. The table itself is committed as {@code docs/role-matrix/
 * <service>.md}, so that an operation without a row, or a row that changed, fails until somebody has looked at it.
 *
 * <p>Use in a Quarkus test: {@code @TestFactory Stream<DynamicTest> roles() { return RoleMatrix.of("triage-service"); }}
 */
public final class RoleMatrix {
    private static final List<String> ROLES = List.of(
            "viewer", "responder", "commander", "communications", "owner", "admin", "muster:read", "muster:write");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private RoleMatrix() {}

    /**
     * @param open no sign-in is asked for; {@code roles} empty and not open: anyone signed in
     * @param proof of an open operation: what it knows its caller by all the same; null for one that really is for anyone
     * @param keyed takes a key of its own kind instead of (or beside) a bearer token
     */
    record Operation(
            String method,
            String path,
            boolean open,
            String proof,
            boolean keyed,
            Set<String> roles,
            String contentType) {
        String name() {
            return method + " " + path;
        }

        boolean allows(String role) {
            return open || (roles.isEmpty() && !keyed) || roles.contains(role);
        }
    }

    /** The tests of one service. */
    public static Stream<DynamicTest> of(String service) {
        List<Operation> operations = operations(OpenApi.committed(service));
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        Stream<DynamicTest> table = Stream.of(DynamicTest.dynamicTest(
                "the committed table is the OpenAPI document's",
                () -> Snapshots.verify("docs/role-matrix/" + service + ".md", table(service, operations))));
        return Stream.concat(
                table,
                operations.stream()
                        .map(operation -> DynamicTest.dynamicTest(
                                operation.name(), () -> inLoader(application, () -> verify(client, operation)))));
    }

    /** JUnit runs dynamic tests outside the Quarkus application's class loader, where its configuration is not found. */
    private static void inLoader(ClassLoader application, Executable test) throws Throwable {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(application);
        try {
            test.execute();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    static List<Operation> operations(JsonNode document) {
        List<Operation> found = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method ->
                                found.add(operation(document, path.getKey(), method.getKey(), method.getValue()))));
        return found;
    }

    static String table(String service, List<Operation> operations) {
        var table = new StringBuilder("# Who may call " + service + "\n\n");
        table.append("Generated from its OpenAPI document; proved by a test, operation by operation.\n\n");
        table.append("| operation | may be called by |\n|---|---|\n");
        operations.forEach(operation -> table.append("| `%s` | %s |\n".formatted(operation.name(), who(operation))));
        return table.toString();
    }

    private static String who(Operation operation) {
        if (operation.open()) {
            return operation.proof() == null ? "anyone, without signing in" : operation.proof();
        }
        if (operation.keyed()) {
            return String.join(
                    ", ",
                    Stream.concat(Stream.of("an integration's key"), operation.roles().stream())
                            .toList());
        }
        return operation.roles().isEmpty() ? "anyone signed in" : String.join(", ", operation.roles());
    }

    private static Operation operation(JsonNode document, String path, String method, JsonNode operation) {
        JsonNode security = operation.has("security") ? operation.get("security") : document.path("security");
        Set<String> roles = new TreeSet<>();
        security.forEach(
                requirement -> requirement.forEach(scopes -> scopes.forEach(role -> roles.add(role.asText()))));
        boolean keyed = StreamSupport.stream(security.spliterator(), false)
                .flatMap(requirement -> requirement.properties().stream())
                .anyMatch(requirement -> !isBearer(document, requirement.getKey()));
        var types = operation.path("requestBody").path("content").fieldNames();
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                security.isEmpty(),
                proof(path, operation),
                keyed,
                roles,
                types.hasNext() ? types.next() : null);
    }

    /** What the extension {@code x-proof} tells; a token in the path is a secret by itself. */
    private static String proof(String path, JsonNode operation) {
        String told = operation.path("x-proof").asText(null);
        return told == null && path.contains("{token}") ? "whoever has the token in the address" : told;
    }

    private static boolean isBearer(JsonNode document, String scheme) {
        JsonNode declared = document.path("components").path("securitySchemes").path(scheme);
        return declared.isMissingNode()
                || declared.path("bearerFormat").asText().equalsIgnoreCase("jwt");
    }

    private static void verify(HttpClient client, Operation operation) throws Exception {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("no token", null);
        for (String role : ROLES) {
            tokens.put(role, role.contains(":") ? Tokens.service("shop", role) : Tokens.of("someone", role));
        }
        Map<String, String> wrong = new LinkedHashMap<>();
        for (var token : tokens.entrySet()) {
            String answer = call(client, operation, token.getValue());
            String wanted = wanted(operation, token.getKey());
            if (!answer.equals(wanted)) {
                wrong.put(token.getKey(), "wanted %s, got %s".formatted(wanted, answer));
            }
        }
        assertThat(wrong).as(operation.name()).isEmpty();
    }

    private static String wanted(Operation operation, String role) {
        if (role.equals("no token")) {
            return operation.open() ? "passed" : "401";
        }
        if (operation.allows(role)) {
            return "passed";
        }
        // to an operation with keys, a token that is not enough is no credential at all
        return operation.keyed() ? "401" : "403";
    }

    /** {@code 401}, {@code 403} or {@code passed}: whether the door opened, not what lay behind it. */
    private static String call(HttpClient client, Operation operation, String token)
            throws IOException, InterruptedException {
        String path = operation
                .path()
                .replaceAll("\\{[^}]*[iI]d}", "019aa000-0000-7000-8000-000000000000")
                .replaceAll("\\{[^}]+}", "nothing");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(TestHTTPResourceManager.getUri() + path))
                .timeout(Duration.ofSeconds(20));
        boolean json =
                operation.contentType() == null || operation.contentType().contains("json");
        boolean bodiless = operation.contentType() == null;
        request.method(
                operation.method(), bodiless ? BodyPublishers.noBody() : BodyPublishers.ofString(json ? "{}" : ""));
        if (!bodiless) {
            request.header("Content-Type", operation.contentType());
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        // the body is not read to its end: an event stream has none
        HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            int status = answer.statusCode();
            // a rule inside (who holds the role in this incident) refuses with a code of its own
            boolean byRule = status == 403
                    && !new String(body.readNBytes(4096)).contains("\"code\":\"forbidden\"")
                    && answer.headers().firstValue("Content-Type").orElse("").contains("problem+json");
            return (status == 401 || status == 403) && !byRule ? Integer.toString(status) : "passed";
        }
    }
}
