package io.muster.escalation.room.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.EventJson;
import io.muster.durable.Outcome;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.StoredJson;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.muster.web.HttpAnswer;
import io.muster.web.OutboundFailure;
import io.muster.web.OutboundHttp;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Slack channels, by the bot: {@code conversations.create}, {@code setTopic}, {@code rename}, {@code invite}, {@code archive}. */
@ApplicationScoped
class SlackRooms implements RoomProvider {

    private static final Pattern USER = Pattern.compile("[UW][A-Z0-9]{5,20}");
    private static final Set<String> PASSING =
            Set.of("ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout");
    private static final Set<String> DONE_ALREADY =
            Set.of("already_in_channel", "cant_invite_self", "already_archived");
    private static final int PAGES = 5;
    private static final int CHANNELS_A_PAGE = 999;
    /** Bytes: a channel is about one thousand. */
    private static final int LONGEST_PAGE = 4 * 1024 * 1024;

    private final OutboundHttp http;
    private final ChannelConfig.Slack slack;
    private final EscalationConfig config;

    SlackRooms(OutboundHttp http, ChannelConfig channels, EscalationConfig config) {
        this.http = http;
        this.slack = channels.slack();
        this.config = config;
    }

    /** What a method answered, when it was not what was asked for. */
    private static final class Said extends Exception {
        private final transient Outcome outcome;

        Said(Outcome outcome) {
            super(outcome.toString(), null, false, false);
            this.outcome = outcome;
        }
    }

    @Override
    public String kind() {
        return "slack";
    }

    @Override
    public boolean isSetUp() {
        return slack.botToken().isPresent();
    }

    /** The id that the person's Slack contact names. */
    @Override
    public Optional<String> member(Person person) {
        return person.contacts().stream()
                .filter(contact -> contact.kind().equals("slack"))
                .map(Contact::address)
                .filter(address -> USER.matcher(address).matches())
                .findFirst();
    }

    @Override
    public Outcome carryOut(RoomStep step) {
        try {
            return switch (step.step()) {
                case OPEN -> open(step);
                case SET_TOPIC -> {
                    topic(step.providerId(), step.topic());
                    yield new Outcome.Sent("topic set");
                }
                case RENAME -> {
                    rename(step);
                    yield new Outcome.Sent("renamed");
                }
                case LEAVE -> leave(step);
                case INVITE -> {
                    call(
                            "conversations.invite",
                            object().put("channel", step.providerId()).put("users", step.member()));
                    yield new Outcome.Sent("invited");
                }
            };
        } catch (Said said) {
            return said.outcome;
        } catch (OutboundFailure e) {
            return e.isWorthRetrying() ? new Outcome.Retry(e.getMessage()) : new Outcome.Rejected(e.getMessage());
        }
    }

    private void rename(RoomStep step) throws Said {
        call("conversations.rename", object().put("channel", step.providerId()).put("name", step.name()));
    }

    /** An archived channel can be neither renamed nor given a topic; an attempt that was killed may have come so far. */
    private Outcome leave(RoomStep step) throws Said {
        try {
            rename(step);
            topic(step.providerId(), step.topic());
        } catch (Said said) {
            if (!said.outcome.equals(new Outcome.Rejected("conversations.rename: is_archived"))) {
                throw said;
            }
        }
        call("conversations.archive", object().put("channel", step.providerId()));
        return new Outcome.Sent("archived");
    }

    private Outcome open(RoomStep step) throws Said {
        JsonNode created =
                call("conversations.create", object().put("name", step.name()).put("is_private", step.membersOnly()));
        JsonNode channel = created.path("error").asText().equals("name_taken") ? found(step) : created.path("channel");
        String id = channel.path("id").asText();
        topic(id, step.topic());
        String team = channel.path("context_team_id").asText("");
        String url = team.isEmpty()
                ? slack.url().resolve("/archives/" + id).toString()
                : slack.url()
                        .resolve("/app_redirect?channel=" + id + "&team=" + team)
                        .toString();
        return new Outcome.Sent(StoredJson.write(new Opened(id, url)));
    }

    /** An attempt that was killed may have made it: the name holds the incident's number, so it is ours. */
    private JsonNode found(RoomStep step) throws Said {
        String name = step.name();
        String cursor = "";
        for (int page = 0; page < PAGES; page++) {
            JsonNode listed = list(cursor, step.membersOnly());
            for (JsonNode channel : listed.path("channels")) {
                if (channel.path("name").asText().equals(name)
                        && channel.path("is_private").asBoolean(false) == step.membersOnly()) {
                    return channel;
                }
            }
            cursor = listed.at("/response_metadata/next_cursor").asText("");
            if (cursor.isEmpty()) {
                break;
            }
        }
        throw new Said(new Outcome.Rejected("the name " + name + " is taken by a channel that the bot does not see"));
    }

    /** Slack's reading methods take no JSON, and fewer than 1,000 channels at once. */
    private JsonNode list(String cursor, boolean membersOnly) throws Said {
        String query = "?exclude_archived=true&limit=" + CHANNELS_A_PAGE
                + "&types=" + (membersOnly ? "private_channel" : "public_channel") + "&cursor="
                + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return said(
                "conversations.list",
                http.get(
                        slack.url().resolve("/api/conversations.list" + query),
                        Map.of("authorization", "Bearer " + slack.botToken().orElseThrow()),
                        config.webhookTimeout(),
                        LONGEST_PAGE));
    }

    private void topic(String channel, String topic) throws Said {
        call("conversations.setTopic", object().put("channel", channel).put("topic", topic));
    }

    /** @throws Said when Slack did not do it */
    private JsonNode call(String method, ObjectNode arguments) throws Said {
        HttpAnswer answer = http.post(
                slack.url().resolve("/api/" + method),
                Map.of(
                        "authorization",
                        "Bearer " + slack.botToken().orElseThrow(),
                        "content-type",
                        "application/json; charset=utf-8"),
                arguments.toString().getBytes(StandardCharsets.UTF_8),
                config.webhookTimeout());
        return said(method, answer);
    }

    private static JsonNode said(String method, HttpAnswer answer) throws Said {
        if (!answer.isSuccess()) {
            String said = method + ": HTTP " + answer.status();
            throw new Said(
                    answer.isWorthRetrying() ? new Outcome.Retry(said, answer.rest()) : new Outcome.Rejected(said));
        }
        JsonNode body = tree(answer.body());
        String error = body.path("error").asText("");
        if (body.path("ok").asBoolean(false) || DONE_ALREADY.contains(error) || error.equals("name_taken")) {
            return body;
        }
        String said = method + ": " + error;
        throw new Said(PASSING.contains(error) ? new Outcome.Retry(said, answer.rest()) : new Outcome.Rejected(said));
    }

    private static JsonNode tree(byte[] body) {
        try {
            return EventJson.mapper().readTree(body);
        } catch (IOException e) {
            return object();
        }
    }

    private static ObjectNode object() {
        return EventJson.mapper().createObjectNode();
    }
}
