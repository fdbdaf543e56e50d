package io.muster.board.decisions.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.board.BoardConfig;
import io.muster.board.decisions.Decision.Kind;
import io.muster.board.decisions.DecisionProblem;
import io.muster.board.decisions.DraftedUpdate;
import io.muster.board.decisions.Rewording;
import io.muster.board.decisions.Stages;
import io.muster.board.decisions.Taking;
import io.muster.contracts.Refusal;
import io.muster.web.HttpAnswer;
import io.muster.web.OutboundFailure;
import io.muster.web.OutboundHttp;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** The APIs of triage-, escalation- and comms-service, called with the token of the person who decides. */
@ApplicationScoped
class HttpStages implements Stages {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** A page waits for the answer. */
    private static final Duration WHILE_A_PAGE_WAITS = Duration.ofSeconds(1);

    private final OutboundHttp http;
    private final ObjectMapper json;
    private final BoardConfig.Stages addresses;

    HttpStages(OutboundHttp http, ObjectMapper json, BoardConfig config) {
        this.http = http;
        this.json = json;
        this.addresses = config.stages();
    }

    @Override
    public boolean take(Kind kind) {
        return addressFor(kind).isPresent();
    }

    @Override
    public Uni<Void> carryOut(UUID incident, Taking taking) {
        String path = pathOf(incident, taking);
        String body = write(bodyOf(taking));
        return inBackground(() -> {
            URI address = below(addressFor(taking.kind()), path, incident);
            check(
                    http.post(address, headers(taking.token()), body.getBytes(StandardCharsets.UTF_8), PATIENCE),
                    incident);
            return null;
        });
    }

    @Override
    public Uni<Void> reword(UUID incident, Rewording words) {
        String body = write(Map.of("title", words.title(), "text", words.text()));
        return inBackground(() -> {
            URI address = below(addresses.comms(), "/drafts/" + words.draft(), incident);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            check(http.send("PUT", address, headers(words.token()), bytes, PATIENCE), incident);
            return null;
        });
    }

    @Override
    public Uni<Optional<DraftedUpdate>> draft(UUID incident, String token) {
        return inBackground(() -> {
            URI address = below(addresses.comms(), "/drafts?limit=1&incident=" + incident, incident);
            JsonNode drafts = read(
                    check(http.get(address, headers(token), PATIENCE), incident).text());
            return StreamSupport.stream(drafts.path("items").spliterator(), false)
                    .map(HttpStages::draft)
                    .findFirst();
        });
    }

    @Override
    public Uni<Optional<Long>> newerPolicy(UUID incident, String token) {
        return inBackground(() -> {
            URI address = below(addresses.escalation(), "/incidents/" + incident, incident);
            JsonNode newer = read(check(http.get(address, headers(token), WHILE_A_PAGE_WAITS), incident)
                            .text())
                    .path("escalation")
                    .path("newerPolicyVersion");
            return newer.isIntegralNumber() ? Optional.of(newer.asLong()) : Optional.empty();
        });
    }

    private Optional<URI> addressFor(Kind kind) {
        return switch (kind) {
            case ACCEPT_SEVERITY, PAUSE_CAMPAIGN, RESUME_CAMPAIGN -> addresses.triage();
            case APPROVE_UPDATE -> addresses.comms();
            case APPLY_POLICY -> addresses.escalation();
        };
    }

    private static String pathOf(UUID incident, Taking taking) {
        String below = "/incidents/" + incident;
        String subject =
                URLEncoder.encode(taking.subject(), StandardCharsets.UTF_8).replace("+", "%20");
        return switch (taking.kind()) {
            case ACCEPT_SEVERITY -> below + "/confirm";
            case PAUSE_CAMPAIGN -> below + "/campaigns/" + subject + "/pause";
            case RESUME_CAMPAIGN -> below + "/campaigns/" + subject + "/resume";
            case APPROVE_UPDATE -> "/drafts/" + subject + "/approve";
            case APPLY_POLICY -> below + "/apply-policy";
        };
    }

    private static Map<String, String> bodyOf(Taking taking) {
        return switch (taking.kind()) {
            case ACCEPT_SEVERITY -> Map.of("severity", taking.subject(), "reason", taking.reason());
            case PAUSE_CAMPAIGN, RESUME_CAMPAIGN -> Map.of("reason", taking.reason());
            case APPROVE_UPDATE, APPLY_POLICY -> Map.of();
        };
    }

    private static Map<String, String> headers(String token) {
        return Map.of(
                "authorization", "Bearer " + token, "content-type", "application/json", "accept", "application/json");
    }

    private static URI below(Optional<URI> base, String path, UUID incident) {
        return base.map(address -> URI.create(address.toString().replaceAll("/+$", "") + path))
                .orElseThrow(() -> new Refusal(
                        DecisionProblem.STAGE_UNREACHABLE, "the board does not know the service's address", incident));
    }

    private HttpAnswer check(HttpAnswer answer, UUID incident) {
        if (answer.isSuccess()) {
            return answer;
        }
        throw answer.isWorthRetrying()
                ? new Refusal(DecisionProblem.STAGE_UNREACHABLE, "it answered " + answer.status(), incident)
                : new Refusal(DecisionProblem.DECISION_REFUSED, wordsOf(answer), incident);
    }

    /** What the problem says, which its service worded for people. */
    private String wordsOf(HttpAnswer answer) {
        try {
            JsonNode problem = json.readTree(answer.body());
            String words = problem.path("detail").asText(problem.path("title").asText(""));
            return words.isEmpty() ? "it answered " + answer.status() : words;
        } catch (java.io.IOException e) {
            return "it answered " + answer.status();
        }
    }

    private static DraftedUpdate draft(JsonNode draft) {
        List<String> audiences = StreamSupport.stream(draft.path("audiences").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return new DraftedUpdate(
                UUID.fromString(draft.path("id").asText()),
                draft.path("publicStatus").asText(),
                audiences,
                draft.path("title").asText(),
                draft.path("text").asText(),
                draft.path("editedBy").asText(null));
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Refusal(DecisionProblem.STAGE_UNREACHABLE, "its answer cannot be read");
        }
    }

    private String write(Map<String, String> body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of words must be writable as JSON", e);
        }
    }

    private static <T> Uni<T> inBackground(Supplier<T> call) {
        return Uni.createFrom()
                .emitter(emitter -> Thread.ofVirtual().name("decision").start(() -> {
                    try {
                        emitter.complete(call.get());
                    } catch (OutboundFailure e) {
                        emitter.fail(new Refusal(DecisionProblem.STAGE_UNREACHABLE, e.getMessage()));
                    } catch (RuntimeException e) {
                        emitter.fail(e);
                    }
                }));
    }
}
