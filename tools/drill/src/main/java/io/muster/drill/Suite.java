package io.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The running suite as the outside sees it: addresses and tokens from the environment, and its public APIs. */
final class Suite {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, String> environment;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Suite(Map<String, String> environment) {
        this.environment = environment;
    }

    /** No answer, or one that a restart mends: the caller may ask again. */
    static final class Unreachable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreachable(String message) {
            super(message);
        }
    }

    /** An answer of a service. */
    record Answer(int status, String text, JsonNode json) {

        boolean isSuccess() {
            return status / 100 == 2;
        }

        /** The answer, which must be a success. */
        JsonNode expectSuccess(String what) {
            if (!isSuccess()) {
                throw new DrillFailure(what + " was answered " + status + ": " + text.strip());
            }
            return json;
        }
    }

    String variable(String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new DrillFailure(name + " is not set; run the drill as ./muster drill");
        }
        return value;
    }

    /** The address of a module's service, as {@code url("detection", "/incidents")}. */
    URI url(String module, String path) {
        return URI.create(variable("MUSTER_" + module.toUpperCase(java.util.Locale.ROOT) + "_URL") + path);
    }

    JsonNode get(Persona who, String module, String path) {
        Answer answer = call("GET", url(module, path), bearer(who), null);
        if (answer.status() == 404) {
            return MissingNode.getInstance();
        }
        if (answer.status() >= 500) {
            throw new Unreachable("GET " + path + " of " + module + " was answered " + answer.status());
        }
        return answer.expectSuccess("GET " + path + " of " + module);
    }

    /** Does something as a person; asks again while the service is restarting, and expects to succeed. */
    JsonNode act(Persona who, String method, String module, String path, Object body) {
        String what = who + ": " + method + " " + path + " of " + module;
        // one key for every repetition: an answer that was lost is given again, nothing is done twice
        Map<String, String> headers = new HashMap<>(bearer(who));
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        return patiently(what, () -> call(method, url(module, path), headers, body))
                .expectSuccess(what);
    }

    /** Does something as a person and returns the answer, whatever it is. */
    Answer tryTo(Persona who, String method, String module, String path, Object body) {
        return patiently(method + " " + path, () -> call(method, url(module, path), bearer(who), body));
    }

    /** A call that needs no sign-in, or brings its own credentials. */
    Answer open(String method, URI uri, Map<String, String> headers, Object body) {
        return patiently(method + " " + uri.getPath(), () -> call(method, uri, headers, body));
    }

    /** As a page in a browser without scripts. */
    String page(URI uri) {
        return open("GET", uri, Map.of("Accept", "text/html"), null).text();
    }

    private Answer patiently(String what, java.util.function.Supplier<Answer> call) {
        return Await.until(what, PATIENCE, () -> {
            Answer answer = call.get();
            if (answer.status() == 502 || answer.status() == 503 || answer.status() == 504) {
                throw new Unreachable("answered " + answer.status());
            }
            return java.util.Optional.of(answer);
        });
    }

    private Map<String, String> bearer(Persona who) {
        return Map.of("Authorization", "Bearer " + variable(who.variable()), "Accept", "application/json");
    }

    private Answer call(String method, URI uri, Map<String, String> headers, Object body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(15));
            headers.forEach(request::header);
            if (body instanceof Form form) {
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .method(method, HttpRequest.BodyPublishers.ofString(form.encoded()));
            } else if (body != null) {
                request.header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            } else {
                request.method(method, HttpRequest.BodyPublishers.noBody());
            }
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), parsed(response));
        } catch (IOException e) {
            throw new Unreachable(method + " " + uri.getPath() + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailure("interrupted", e);
        }
    }

    /** The body of an HTML form's POST. */
    record Form(String encoded) {}

    private static JsonNode parsed(HttpResponse<String> response) throws IOException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return type.contains("json") && !response.body().isBlank()
                ? JSON.readTree(response.body())
                : MissingNode.getInstance();
    }
}
