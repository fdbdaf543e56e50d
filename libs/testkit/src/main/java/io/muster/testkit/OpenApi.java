package io.muster.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.http.TestHTTPResourceManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;

/** The OpenAPI document of a service: the committed one, and the one the running Quarkus test serves. */
public final class OpenApi {
    private OpenApi() {}

    /** Compares what the service serves with {@code docs/openapi/<service>.yaml}. */
    public static void verify(String service) {
        Snapshots.verify(file(service), served());
    }

    /** The committed document. */
    public static JsonNode committed(String service) {
        try {
            return new YAMLMapper(new YAMLFactory())
                    .readTree(Files.readString(Repository.root().resolve(file(service))));
        } catch (IOException e) {
            throw new UncheckedIOException("run the OpenAPI test once with -Dsnapshots.update=true", e);
        }
    }

    private static String file(String service) {
        return "docs/openapi/" + service + ".yaml";
    }

    private static String served() {
        List<URI> places = List.of(
                URI.create(TestHTTPResourceManager.getUri() + "/q/openapi?format=yaml"),
                URI.create(TestHTTPResourceManager.getUri() + "/openapi?format=yaml"),
                URI.create(TestHTTPResourceManager.getManagementUri() + "/openapi?format=yaml"),
                URI.create(TestHTTPResourceManager.getManagementUri() + "/q/openapi?format=yaml"));
        // not the upgrade to HTTP/2, which a busy machine has answered with a protocol error
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (URI place : places) {
                HttpResponse<String> answer =
                        client.send(HttpRequest.newBuilder(place).build(), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return answer.body();
                }
            }
            throw new IllegalStateException("the service serves no OpenAPI document at " + places);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
