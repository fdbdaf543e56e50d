package io.muster.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleStoreTest {

    private final Faults faults = new Faults();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = Shop.open(0, faults);
    }

    @AfterEach
    void close() {
        server.stop(0);
        http.close();
    }

    @Test
    void a_step_that_is_told_to_break_breaks_until_it_is_mended() throws Exception {
        assertThat(post("/pay", "{\"cart\":\"c\"}").statusCode()).isEqualTo(200);

        post("/_break", "{\"step\":\"pay\",\"how\":\"down\"}");
        assertThat(post("/pay", "{\"cart\":\"c\"}").statusCode()).isEqualTo(503);
        post("/_break", "{\"step\":\"pay\",\"how\":\"decline\"}");
        assertThat(post("/pay", "{\"cart\":\"c\"}").statusCode()).isEqualTo(402);
        post("/_break", "{\"step\":\"pay\",\"how\":\"works\"}");
        assertThat(post("/pay", "{\"cart\":\"c\"}").statusCode()).isEqualTo(200);
        assertThat(post("/_break", "{\"step\":\"cart\",\"how\":\"decline\"}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void shoppers_order_at_the_usual_rate_and_not_at_all_while_paying_is_down() {
        double usual = Shoppers.usualOrders().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();

        assertThat(ordersOfAMinute()).isBetween(0.7 * usual, 1.3 * usual);
        faults.set(Step.PAY, Faults.How.DOWN);
        assertThat(ordersOfAMinute()).isZero();
    }

    private double ordersOfAMinute() {
        Figures figures = new Figures(Instant.EPOCH);
        new Shoppers(faults, figures).come(60);
        return figures.taken(Instant.now()).stream()
                .filter(value -> value.get("metric").equals("orders"))
                .mapToDouble(value -> ((Number) value.get("value")).doubleValue())
                .sum();
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + path);
        return http.send(
                HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }
}
