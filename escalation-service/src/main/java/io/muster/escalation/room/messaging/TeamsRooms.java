package io.muster.escalation.room.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.EventJson;
import io.muster.durable.Outcome;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.StoredJson;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.muster.escalation.room.RoomConfig;
import io.muster.web.HttpAnswer;
import io.muster.web.OutboundFailure;
import io.muster.web.OutboundHttp;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Channels of a Microsoft Teams team, by Graph. A channel's description is its topic; whoever is invited becomes a member
 * of the team, since a standard channel has no members of its own. People are known by their mail address.
 */
@ApplicationScoped
class TeamsRooms implements RoomProvider {

    private static final int LONGEST_NAME = 50;

    private final OutboundHttp http;
    private final RoomConfig.Teams teams;
    private final EscalationConfig config;

    TeamsRooms(OutboundHttp http, RoomConfig rooms, EscalationConfig config) {
        this.http = http;
        this.teams = rooms.teams();
        this.config = config;
    }

    @Override
    public String kind() {
        return "teams";
    }

    @Override
    public boolean isSetUp() {
        return teams.tenant().isPresent()
                && teams.clientId().isPresent()
                && teams.clientSecret().isPresent()
                && teams.team().isPresent();
    }

    @Override
    public Optional<String> member(Person person) {
        return person.contacts().stream()
                .filter(contact -> contact.kind().equals("mail"))
                .map(Contact::address)
                .findFirst();
    }

    @Override
    public Outcome carryOut(RoomStep step) {
        try {
            HttpAnswer token = token();
            if (!token.isSuccess()) {
                return outcome(token, "no token");
            }
            Map<String, String> headers = Map.of(
                    "authorization",
                    "Bearer " + tree(token).path("access_token").asText(),
                    "content-type",
                    "application/json");
            return switch (step.step()) {
                case OPEN -> open(step, headers);
                case SET_TOPIC ->
                    outcome(
                            http.patch(
                                    channels("/" + step.providerId()),
                                    headers,
                                    bytes(object().put("description", step.topic())),
                                    config.webhookTimeout()),
                            "description");
                case INVITE -> invite(step, headers);
            };
        } catch (OutboundFailure e) {
            return e.isWorthRetrying() ? new Outcome.Retry(e.getMessage()) : new Outcome.Rejected(e.getMessage());
        }
    }

    private Outcome open(RoomStep step, Map<String, String> headers) {
        String name =
                step.name().length() <= LONGEST_NAME ? step.name() : step.name().substring(0, LONGEST_NAME);
        ObjectNode channel = object().put("displayName", name)
                .put("description", step.topic())
                .put("membershipType", "standard");
        HttpAnswer created = http.post(channels(""), headers, bytes(channel), config.webhookTimeout());
        if (created.isSuccess()) {
            return opened(tree(created));
        }
        // an attempt that was killed may have made it: the name holds the incident's number, so it is ours
        String filter = "?$filter=" + encoded("displayName eq '" + name + "'");
        HttpAnswer found = http.get(channels(filter), headers, config.webhookTimeout());
        JsonNode existing = tree(found).at("/value/0");
        return found.isSuccess() && existing.hasNonNull("id") ? opened(existing) : outcome(created, "channel");
    }

    private static Outcome opened(JsonNode channel) {
        return new Outcome.Sent(StoredJson.write(
                new Opened(channel.path("id").asText(), channel.path("webUrl").asText())));
    }

    private Outcome invite(RoomStep step, Map<String, String> headers) {
        ObjectNode member = object().put("@odata.type", "#microsoft.graph.aadUserConversationMember");
        member.putArray("roles");
        member.put(
                "user@odata.bind",
                teams.graphUrl() + "/v1.0/users('" + step.member().replace("'", "''") + "')");
        URI members = teams.graphUrl().resolve("/v1.0/teams/" + teams.team().orElseThrow() + "/members");
        return outcome(http.post(members, headers, bytes(member), config.webhookTimeout()), "member");
    }

    private HttpAnswer token() {
        String form = Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        teams.clientId().orElseThrow(),
                        "client_secret",
                        teams.clientSecret().orElseThrow(),
                        "scope",
                        "https://graph.microsoft.com/.default")
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return http.post(
                teams.loginUrl().resolve("/" + teams.tenant().orElseThrow() + "/oauth2/v2.0/token"),
                Map.of("content-type", "application/x-www-form-urlencoded"),
                form.getBytes(StandardCharsets.UTF_8),
                config.webhookTimeout());
    }

    private URI channels(String below) {
        return URI.create(teams.graphUrl() + "/v1.0/teams/" + teams.team().orElseThrow() + "/channels" + below);
    }

    private static Outcome outcome(HttpAnswer answer, String what) {
        String said = what + ": HTTP " + answer.status();
        if (answer.isSuccess()) {
            return new Outcome.Sent(said);
        }
        return answer.isWorthRetrying() ? new Outcome.Retry(said) : new Outcome.Rejected(said);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] bytes(JsonNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode tree(HttpAnswer answer) {
        try {
            JsonNode tree = EventJson.mapper().readTree(answer.body());
            return tree == null ? object() : tree;
        } catch (IOException e) {
            return object();
        }
    }

    private static ObjectNode object() {
        return EventJson.mapper().createObjectNode();
    }
}
