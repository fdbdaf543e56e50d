package io.muster.local.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.muster.local.store.Faults.How;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The pages and calls of a small shop: home, product, cart, checkout, pay, order; and the switch that breaks them. */
final class Shop {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SLOW = TimeUnit.SECONDS.toNanos(4);
    private static final int PRICE = 42;

    private final Faults faults;
    private final Map<String, Integer> carts = new ConcurrentHashMap<>();

    private Shop(Faults faults) {
        this.faults = faults;
    }

    static HttpServer open(int port, Faults faults) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        Shop shop = new Shop(faults);
        server.createContext("/", exchange -> shop.step(exchange, Step.HOME, shop::home));
        server.createContext("/products/", exchange -> shop.step(exchange, Step.PRODUCT, shop::product));
        server.createContext("/cart", exchange -> shop.step(exchange, Step.CART, shop::cart));
        server.createContext("/checkout", exchange -> shop.step(exchange, Step.CHECKOUT, shop::checkout));
        server.createContext("/pay", exchange -> shop.step(exchange, Step.PAY, shop::pay));
        server.createContext("/order", exchange -> shop.step(exchange, Step.ORDER, shop::order));
        server.createContext("/_break", shop::breakStep);
        server.createContext("/_traffic", Shop::traffic);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    private interface Handler {
        void handle(HttpExchange exchange, JsonNode body) throws IOException;
    }

    private void step(HttpExchange exchange, Step step, Handler handler) throws IOException {
        try (exchange) {
            How how = faults.of(step);
            if (how == How.SLOW) {
                LockSupport.parkNanos(SLOW);
            }
            if (how == How.DOWN) {
                json(exchange, 503, Map.of("error", step.word() + " does not work"));
            } else {
                byte[] body = exchange.getRequestBody().readAllBytes();
                handler.handle(exchange, body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
            }
        }
    }

    private void home(HttpExchange exchange, JsonNode body) throws IOException {
        boolean isHome = exchange.getRequestURI().getPath().equals("/");
        answer(exchange, isHome ? 200 : 404, "text/html", isHome ? "<h1>Sample store</h1>" : "Nothing is here");
    }

    private void product(HttpExchange exchange, JsonNode body) throws IOException {
        json(exchange, 200, Map.of("sku", "teapot", "price", PRICE, "currency", "EUR"));
    }

    private void cart(HttpExchange exchange, JsonNode body) throws IOException {
        String id = UUID.randomUUID().toString();
        if (carts.size() > 1_000) {
            carts.clear();
        }
        carts.put(id, PRICE * body.path("quantity").asInt(1));
        json(exchange, 201, Map.of("id", id, "total", carts.get(id)));
    }

    private void checkout(HttpExchange exchange, JsonNode body) throws IOException {
        Integer total = carts.get(body.path("cart").asText());
        if (total == null) {
            json(exchange, 404, Map.of("error", "there is no such cart"));
        } else {
            json(exchange, 200, Map.of("due", total, "methods", List.of("card", "paypal")));
        }
    }

    private void pay(HttpExchange exchange, JsonNode body) throws IOException {
        if (faults.of(Step.PAY) == How.DECLINE) {
            json(exchange, 402, Map.of("payment", "declined"));
        } else {
            json(
                    exchange,
                    200,
                    Map.of("payment", "authorised", "id", UUID.randomUUID().toString()));
        }
    }

    private void order(HttpExchange exchange, JsonNode body) throws IOException {
        json(exchange, 201, Map.of("order", UUID.randomUUID().toString()));
    }

    /** {@code {"step": "pay", "how": "down"}}; {@code works} mends it. */
    private void breakStep(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
                var step = Step.named(body.path("step").asText());
                var how = How.named(body.path("how").asText());
                if (step.isEmpty() || how.isEmpty() || how.get() == How.DECLINE && step.get() != Step.PAY) {
                    json(exchange, 422, Map.of("error", "a step is told to be down, slow or works; pay to decline"));
                    return;
                }
                faults.set(step.get(), how.get());
            }
            json(exchange, 200, faults.all());
        }
    }

    /** What usually happens in a minute, for whoever makes up a past for this store. */
    private static void traffic(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<Map<String, Object>> orders = Shoppers.usualOrders().entrySet().stream()
                    .map(kind -> Map.<String, Object>of(
                            "region", kind.getKey().region(),
                            "device", kind.getKey().device(),
                            "paymentMethod", kind.getKey().paymentMethod(),
                            "orders", kind.getValue(),
                            "sessions",
                                    Shoppers.SESSIONS_A_MINUTE * kind.getKey().share()))
                    .toList();
            json(exchange, 200, Map.of("aMinute", orders));
        }
    }

    private static void json(HttpExchange exchange, int status, Object body) throws IOException {
        answer(exchange, status, "application/json", JSON.writeValueAsString(body));
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
