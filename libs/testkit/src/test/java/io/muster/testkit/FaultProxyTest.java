package io.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void it_passes_freezes_refuses_and_comes_back() throws Exception {
        try (FakeWebhook behind = FakeWebhook.start();
                FaultProxy proxy = FaultProxy.to("localhost", behind.uri().getPort())) {
            assertThat(call(proxy, LONG)).isEqualTo(200);

            proxy.freeze();
            assertThatThrownBy(() -> call(proxy, SHORT)).isInstanceOf(HttpTimeoutException.class);

            proxy.refuse();
            assertThatThrownBy(() -> call(proxy, LONG)).isInstanceOf(java.io.IOException.class);

            proxy.pass();
            assertThat(call(proxy, LONG)).isEqualTo(200);
        }
    }

    private static int call(FaultProxy proxy, Duration timeout) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + proxy.port() + "/"))
                                    .timeout(timeout)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
