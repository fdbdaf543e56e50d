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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Channels of a Microsoft Teams team, by Graph. A channel's description is its topic; whoever is invited becomes a member
 * of the team, since a standard channel has no members of its own; a restricted incident's channel has. People are known
 * by their mail address.
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
                case SET_TOPIC -> change(step, object().put("description", step.topic()), headers);
                case RENAME -> change(step, object().put("displayName", nameOf(step)), headers);
                case LEAVE -> leave(step, headers);
                case INVITE -> invite(step, headers);
            };
        } catch (OutboundFailure e) {
            return e.isWorthRetrying() ? new Outcome.Retry(e.getMessage()) : new Outcome.Rejected(e.getMessage());
        }
    }

    private Outcome change(RoomStep step, ObjectNode fields, Map<String, String> headers) {
        URI channel = channels("/" + step.providerId());
        return outcome(http.patch(channel, headers, bytes(fields), config.webhookTimeout()), "channel");
    }

    private Outcome leave(RoomStep step, Map<String, String> headers) {
        ObjectNode said = object().put("displayName", nameOf(step)).put("description", step.topic());
        Outcome neutral = change(step, said, headers);
        if (neutral instanceof Outcome.Retry) {
            return neutral;
        }
        URI archive = channels("/" + step.providerId() + "/archive");
        return outcome(http.post(archive, headers, bytes(object()), config.webhookTimeout()), "archive");
    }

    private static String nameOf(RoomStep step) {
        return step.name().length() <= LONGEST_NAME ? step.name() : step.name().substring(0, LONGEST_NAME);
    }

    private Outcome open(RoomStep step, Map<String, String> headers) {
        if (step.membersOnly() && teams.owner().isEmpty()) {
            return new Outcome.Rejected("nobody is set up to own the channels of restricted incidents");
        }
        String name = nameOf(step);
        ObjectNode channel = object().put("displayName", name)
                .put("description", step.topic())
                .put("membershipType", membership(step));
        if (step.membersOnly()) {
            channel.putArray("members").add(member(teams.owner().orElseThrow(), "owner"));
        }
        HttpAnswer created = http.post(channels(""), headers, bytes(channel), config.webhookTimeout());
        if (created.isSuccess()) {
            return opened(tree(created));
        }
        // an attempt that was killed may have made it: the name holds the incident's number, so it is ours
        String filter = "?$filter=" + encoded("displayName eq '" + name + "'");
        HttpAnswer found = http.get(channels(filter), headers, config.webhookTimeout());
        JsonNode existing = tree(found).at("/value/0");
        boolean ours = existing.hasNonNull("id")
                && existing.path("membershipType").asText("standard").equals(membership(step));
        return found.isSuccess() && ours ? opened(existing) : outcome(created, "channel");
    }

    private static String membership(RoomStep step) {
        return step.membersOnly() ? "private" : "standard";
    }

    private static Outcome opened(JsonNode channel) {
        return new Outcome.Sent(StoredJson.write(
                new Opened(channel.path("id").asText(), channel.path("webUrl").asText())));
    }

    private Outcome invite(RoomStep step, Map<String, String> headers) {
        byte[] member = bytes(member(step.member()));
        URI members = teams.graphUrl().resolve("/v1.0/teams/" + teams.team().orElseThrow() + "/members");
        HttpAnswer ofTheTeam = http.post(members, headers, member, config.webhookTimeout());
        if (!step.membersOnly() || ofTheTeam.isWorthRetrying()) {
            return outcome(ofTheTeam, "member");
        }
        // who is in the team already is refused there, and may still be missing here
        URI ofTheChannel = channels("/" + step.providerId() + "/members");
        return outcome(http.post(ofTheChannel, headers, member, config.webhookTimeout()), "member of the channel");
    }

    private ObjectNode member(String address, String... roles) {
        ObjectNode member = object().put("@odata.type", "#microsoft.graph.aadUserConversationMember");
        List.of(roles).forEach(member.putArray("roles")::add);
        return member.put("user@odata.bind", teams.graphUrl() + "/v1.0/users('" + address.replace("'", "''") + "')");
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
        return answer.isWorthRetrying() ? new Outcome.Retry(said, answer.rest()) : new Outcome.Rejected(said);
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
