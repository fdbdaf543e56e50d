package io.muster.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The providers of messages on one address, each on its real paths: Twilio, Slack, Teams, Telegram, PagerDuty, Opsgenie,
 * ntfy, a browser's push service below {@code /push/}, and, for whatever else is called, a chat's incoming webhook. They answer as the real ones do to what is right, refuse
 * what the real ones refuse, and fail as told. Services of a test are pointed at it by {@link Infrastructure}.
 */
public final class FakeProviders implements AutoCloseable {
    /** Of those that were ever made to a number; as many of Twilio's size are no small answer. */
    private static final int EARLIER_CALLS = 150;

    private static final Instant LONG_AGO = Instant.parse("2020-02-20T20:20:20Z");

    /** Accounts that are worth nothing outside a test. */
    public static final String TWILIO_SID = "ACtest";

    public static final String TWILIO_TOKEN = "twilio-test-token";
    public static final String SLACK_TOKEN = "xoxb-test";
    public static final String SLACK_SIGNING_SECRET = "slack-test-secret";
    public static final String TELEGRAM_TOKEN = "42:telegram-test";
    public static final String TELEGRAM_SECRET = "telegram-test-secret";

    private static final String PUSH = "/push/";
    private static final String PORT = "muster.testkit.providers";

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> faults = new ConcurrentHashMap<>();
    private final Set<String> unheard = ConcurrentHashMap.newKeySet();

    /** One request as it arrived; header names in lower case. @param query empty text when there is none */
    public record Request(
            Instant at, String method, String path, String query, Map<String, String> headers, byte[] bytes) {

        public String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /**
     * @param status 0 for none: the connection is dropped
     * @param delay how long the provider takes
     */
    public record Answer(int status, String body, Duration delay, Map<String, String> headers) {

        static Answer of(int status, String body) {
            return new Answer(status, body, Duration.ZERO, Map.of());
        }
    }

    private FakeProviders(HttpServer server) {
        this.server = server;
    }

    /** Where they will listen; the same for a whole JVM. */
    static synchronized int port() {
        String port = System.getProperty(PORT);
        if (port == null) {
            port = Integer.toString(FreePorts.one());
            System.setProperty(PORT, port);
        }
        return Integer.parseInt(port);
    }

    /** Where a browser's push service takes messages for it. */
    public static URI pushEndpoint(String browser) {
        return uri().resolve(PUSH + browser);
    }

    /** Where their APIs are. */
    public static URI uri() {
        return URI.create("http://localhost:" + port());
    }

    /** What a service needs to know of its accounts. */
    static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        for (String provider : List.of("twilio", "slack", "telegram", "pagerduty", "opsgenie")) {
            settings.put("muster.channel." + provider + ".url", uri().toString());
        }
        settings.put("muster.room.teams.login-url", uri().toString());
        settings.put("muster.room.teams.graph-url", uri().toString());
        settings.put("muster.room.teams.tenant", "store");
        settings.put("muster.room.teams.client-id", "muster");
        settings.put("muster.room.teams.client-secret", "teams-test-secret");
        settings.put("muster.room.teams.team", "incidents");
        settings.put("muster.room.teams.owner", "security@store.example");
        settings.put("muster.channel.twilio.account-sid", TWILIO_SID);
        settings.put("muster.channel.twilio.auth-token", TWILIO_TOKEN);
        settings.put("muster.channel.twilio.from", "+4930000000");
        settings.put("muster.channel.slack.bot-token", SLACK_TOKEN);
        settings.put("muster.channel.slack.signing-secret", SLACK_SIGNING_SECRET);
        settings.put("muster.channel.web-push.public-key", WebPushKeys.publicKey());
        settings.put("muster.channel.web-push.private-key", WebPushKeys.privateKey());
        settings.put("muster.channel.web-push.subject", "mailto:ops@store.example");
        settings.put("muster.channel.telegram.bot-token", TELEGRAM_TOKEN);
        settings.put("muster.channel.telegram.secret", TELEGRAM_SECRET);
        return settings;
    }

    public static FakeProviders start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 0);
            var providers = new FakeProviders(server);
            server.createContext("/", providers::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return providers;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on what is sent to a path that begins so is answered like this. */
    public FakeProviders failing(String path, int status, String body) {
        faults.put(path, Answer.of(status, body));
        return this;
    }

    /** As {@link #failing}, but late. */
    public FakeProviders slow(String path, Duration delay) {
        faults.put(path, new Answer(200, "{\"ok\":true}", delay, Map.of()));
        return this;
    }

    /** As {@link #failing}: too many requests, come again later. */
    public FakeProviders busy(String path, Duration retryAfter) {
        Map<String, String> headers = Map.of("Retry-After", Long.toString(retryAfter.toSeconds()));
        faults.put(path, new Answer(429, "", Duration.ZERO, headers));
        return this;
    }

    /** As {@link #failing}: takes the request and closes the connection without an answer. */
    public FakeProviders dropping(String path) {
        faults.put(path, Answer.of(0, ""));
        return this;
    }

    /** As {@link #dropping}, for what is posted only: who asks afterwards is told that it was taken. */
    public FakeProviders unheard(String path) {
        unheard.add(path);
        return this;
    }

    public void heal() {
        faults.clear();
        unheard.clear();
    }

    /** All requests so far, oldest first. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Waits up to a minute for a request that fits. */
    public Request await(Predicate<Request> fits) {
        return Awaitility.await("request to the providers")
                .atMost(Patience.LONG)
                .until(() -> requests.stream().filter(fits).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
            Request request = new Request(
                    Instant.now(),
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                    headers,
                    exchange.getRequestBody().readAllBytes());
            // Before the request is seen: whoever sees it may heal what failed.
            boolean unheard = isUnheard(request);
            Answer answer = faults.entrySet().stream()
                    .filter(fault -> request.path().startsWith(fault.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseGet(() -> answer(request));
            requests.add(request);
            LockSupport.parkNanos(answer.delay().toNanos());
            if (answer.status() == 0 || unheard) {
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    /** Whether a channel is asked for that only who is invited sees. */
    private static boolean isPrivate(Request request) {
        return request.body().contains("\"is_private\":true")
                || request.body().contains("\"membershipType\":\"private\"");
    }

    private boolean isUnheard(Request request) {
        return request.method().equals("POST")
                && unheard.stream().anyMatch(path -> request.path().startsWith(path));
    }

    private Answer answer(Request request) {
        String path = request.path();
        String authorization = request.headers().getOrDefault("authorization", "");
        if (path.startsWith("/2010-04-01/Accounts/" + TWILIO_SID + "/")) {
            return twilio(request, authorization);
        }
        if (path.equals("/api/chat.postMessage") || path.startsWith("/api/conversations.")) {
            return slack(request, authorization);
        }
        if (path.endsWith("/oauth2/v2.0/token")) {
            return Answer.of(200, "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"graph-test\"}");
        }
        if (path.startsWith("/v1.0/teams/")) {
            return authorization.equals("Bearer graph-test")
                    ? Answer.of(
                            201,
                            isPrivate(request)
                                    ? "{\"id\":\"19:private@thread.tacv2\",\"webUrl\":\"https://teams.microsoft.com/l/channel/19-private\"}"
                                    : "{\"id\":\"19:inc@thread.tacv2\",\"webUrl\":\"https://teams.microsoft.com/l/channel/19\"}")
                    : Answer.of(401, "{\"error\":{\"code\":\"InvalidAuthenticationToken\"}}");
        }
        if (path.startsWith("/bot")) {
            return path.equals("/bot" + TELEGRAM_TOKEN + "/sendMessage")
                    ? Answer.of(200, "{\"ok\":true,\"result\":{\"message_id\":1}}")
                    : Answer.of(401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
        }
        if (path.equals("/v2/enqueue")) {
            return pagerDuty(request);
        }
        if (path.equals("/v2/alerts") || path.matches("/v2/alerts/[^/]+/(acknowledge|close)")) {
            return authorization.startsWith("GenieKey ")
                    ? Answer.of(202, "{\"result\":\"Request will be processed\",\"took\":0.1,\"requestId\":\"r\"}")
                    : Answer.of(401, "{\"message\":\"Could not authenticate\"}");
        }
        return path.startsWith(PUSH) ? push(request, authorization) : Answer.of(200, "ok");
    }

    private static Answer slack(Request request, String authorization) {
        if (request.path().equals("/api/conversations.list") && !isListing(request)) {
            return Answer.of(200, "{\"ok\":false,\"error\":\"invalid_arguments\"}");
        }
        if (!authorization.equals("Bearer " + SLACK_TOKEN)) {
            return Answer.of(200, "{\"ok\":false,\"error\":\"invalid_auth\"}");
        }
        return request.path().equals("/api/chat.postMessage")
                ? Answer.of(200, "{\"ok\":true,\"channel\":\"D1\",\"ts\":\"1764137452.000100\"}")
                : Answer.of(
                        200,
                        "{\"ok\":true,\"channel\":{\"id\":\"%s\",\"context_team_id\":\"T1\"},\"channels\":[]}"
                                .formatted(isPrivate(request) ? "C0PRIVATE" : "C0INC"));
    }

    private static Answer pagerDuty(Request request) {
        boolean says = request.body().contains("\"event_action\":\"trigger\"")
                ? request.body().contains("\"summary\"")
                : request.body().contains("\"dedup_key\"");
        return request.body().contains("\"routing_key\"") && says
                ? Answer.of(202, "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"x\"}")
                : Answer.of(400, "{\"status\":\"invalid event\",\"errors\":[\"'payload' is missing\"]}");
    }

    /** A push service cannot read messages; it asks how long to keep them, how they are encrypted, and who sends. */
    private static Answer push(Request request, String authorization) {
        boolean isWhole = request.headers().containsKey("ttl")
                && request.headers().getOrDefault("content-encoding", "").equals("aes128gcm");
        if (!isWhole) {
            return Answer.of(400, "");
        }
        // push services have no port of their own, and the service's library leaves it out
        String origin = uri().getScheme() + "://" + uri().getHost();
        return WebPushKeys.isSigned(authorization, origin) ? Answer.of(201, "") : Answer.of(403, "");
    }

    /** Slack reads lists by query or form only, and no more than 999 at once. */
    private static boolean isListing(Request request) {
        String arguments = request.query().isEmpty() ? request.body() : request.query();
        return arguments.matches("(.*&)?limit=[1-9][0-9]{0,2}(&.*)?");
    }

    private Answer twilio(Request request, String authorization) {
        if (!authorization.startsWith("Basic ")) {
            return Answer.of(401, "{\"code\":20003,\"message\":\"Authenticate\"}");
        }
        if (request.method().equals("GET")) {
            String number = parameter(request.query(), "To");
            return request.path().endsWith("/Calls.json")
                    ? Answer.of(200, "{\"calls\":[" + callsTo(number) + "]}")
                    : Answer.of(200, "{\"messages\":[" + messagesTo(number) + "]}");
        }
        // Twilio's own magic number that is never valid
        if (request.body().contains("To=%2B15005550001")) {
            return Answer.of(400, "{\"code\":21211,\"message\":\"The 'To' number is not a valid phone number.\"}");
        }
        String sid = request.path().endsWith("/Calls.json") ? sidOf(request) : "SM1";
        return Answer.of(201, "{\"sid\":\"" + sid + "\",\"status\":\"queued\",\"error_code\":null}");
    }

    /** Each call has a name of its own. */
    private static String sidOf(Request call) {
        return "CA%016x%08x".formatted(call.at().toEpochMilli(), call.body().hashCode());
    }

    /** Whatever was posted for the number, also what nobody heard the answer of. */
    private Stream<Request> postedFor(String number, String resource) {
        return requests.stream()
                .filter(posted ->
                        posted.method().equals("POST") && posted.path().endsWith(resource))
                .filter(posted -> parameter(posted.body(), "To").equals(number));
    }

    /**
     * As Twilio lists them: without what was to be said, or where to tell of it, as long as they are there, and with those
     * that were made long ago.
     */
    private String callsTo(String number) {
        return Stream.concat(
                        postedFor(number, "/Calls.json").map(posted -> call(sidOf(posted), posted.at())),
                        IntStream.range(0, EARLIER_CALLS).mapToObj(i -> call("CA%032x".formatted(i), LONG_AGO)))
                .collect(Collectors.joining(","));
    }

    private static String call(String sid, Instant at) {
        String more = Stream.of(
                        "events",
                        "notifications",
                        "payments",
                        "recordings",
                        "siprec",
                        "streams",
                        "transcriptions",
                        "user_defined_message_subscriptions",
                        "user_defined_messages")
                .map(part -> "\"" + part + "\":\"/2010-04-01/Accounts/AC" + "0".repeat(32) + "/Calls/" + sid + "/"
                        + part + ".json\"")
                .collect(Collectors.joining(","));
        return "{\"sid\":\"" + sid + "\",\"status\":\"in-progress\",\"date_created\":\""
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)) + "\",\"subresource_uris\":{"
                + more + "}}";
    }

    private String messagesTo(String number) {
        return postedFor(number, "/Messages.json")
                .map(posted -> "{\"sid\":\"SM1\",\"status\":\"sent\",\"error_code\":null,\"body\":\""
                        + parameter(posted.body(), "Body").replace("\"", "\\\"") + "\"}")
                .collect(Collectors.joining(","));
    }

    private static String parameter(String form, String name) {
        return Stream.of(form.split("&"))
                .filter(field -> field.startsWith(name + "="))
                .map(field -> URLDecoder.decode(field.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
