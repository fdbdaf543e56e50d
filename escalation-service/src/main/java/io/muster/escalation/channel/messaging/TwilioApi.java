package io.muster.escalation.channel.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.durable.Outcome;
import io.muster.escalation.PublicAddress;
import io.muster.escalation.channel.ChannelConfig;
import io.muster.escalation.channel.messaging.HttpPageChannel.Request;
import io.muster.web.HttpAnswer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What SMS and voice share: Twilio's REST API, which other providers offer too. */
record TwilioApi(ChannelConfig.Twilio account, URI publicUrl) {

    private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");

    Optional<String> lacking() {
        return account.accountSid().isPresent()
                        && account.authToken().isPresent()
                        && account.from().isPresent()
                ? Optional.empty()
                : Optional.of("muster.channel.twilio.account-sid, auth-token and from");
    }

    static Optional<String> objection(String address) {
        return NUMBER.matcher(address).matches()
                ? Optional.empty()
                : Optional.of("'" + address + "' is not a telephone number in international form, as +4930123456");
    }

    /**
     * A text message. Asks to be told what becomes of it.
     *
     * @param form what is special to it
     */
    Request message(UUID delivery, Map<String, String> form) {
        return post("Messages.json", delivery, form, List.of());
    }

    /** A call. Asks to be told when it begins too, since calls cannot be told apart in Twilio's list of them. */
    Request call(UUID delivery, Map<String, String> form) {
        return post("Calls.json", delivery, form, List.of("initiated", "completed"));
    }

    private Request post(String resource, UUID delivery, Map<String, String> form, List<String> events) {
        Map<String, String> all = new TreeMap<>(form);
        all.put("From", account.from().orElseThrow());
        all.put(
                "StatusCallback",
                PublicAddress.of(publicUrl, "answers/twilio/" + delivery).toString());
        String told =
                events.stream().map(event -> "&StatusCallbackEvent=" + event).collect(Collectors.joining());
        return new Request(resource(resource), headers(), (form(all) + told).getBytes(StandardCharsets.UTF_8));
    }

    /** Asks for the newest messages to a number. */
    Request latestTo(String number) {
        return newest("Messages.json", number, 20);
    }

    /** Asks for the newest calls to a number: more than can have been made to one while a page is tried. */
    Request latestCallsTo(String number) {
        return newest("Calls.json", number, 200);
    }

    private Request newest(String resource, String number, int most) {
        String query = form(Map.of("To", number, "PageSize", Integer.toString(most)));
        return new Request(URI.create(resource(resource) + "?" + query), headers(), new byte[0]);
    }

    private URI resource(String name) {
        return URI.create(account.url() + "/2010-04-01/Accounts/"
                + encoded(account.accountSid().orElseThrow()) + "/" + name);
    }

    private Map<String, String> headers() {
        String credentials =
                account.accountSid().orElseThrow() + ":" + account.authToken().orElseThrow();
        return Map.of(
                "authorization",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)),
                "content-type",
                "application/x-www-form-urlencoded");
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** What became of the one among the listed messages that holds the text; empty when none does. */
    static Optional<Outcome> sent(HttpAnswer listed, String text) {
        return StreamSupport.stream(Json.read(listed).path("messages").spliterator(), false)
                .filter(message -> listed.isSuccess())
                .filter(message -> message.path("body").asText("").contains(text))
                .findFirst()
                .map(TwilioApi::taken);
    }

    /** A call as Twilio lists it. @param at when it was made */
    record Call(String sid, Instant at) {}

    /** The listed calls; empty when it is no list. */
    static Optional<List<Call>> called(HttpAnswer listed) {
        JsonNode calls = Json.read(listed).path("calls");
        if (!listed.isSuccess() || !calls.isArray()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StreamSupport.stream(calls.spliterator(), false)
                    .map(call -> new Call(
                            call.path("sid").asText(""),
                            at(call.path("date_created").asText(""))))
                    .toList());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Instant at(String date) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
    }

    /** Twilio's name of what it took; empty where it gave none. */
    static Optional<String> sidIn(Outcome.Sent sent) {
        return Optional.of(sent.answer().split(" ", 2)[0]).filter(sid -> !sid.isEmpty());
    }

    /** 2xx with a status; a number that cannot be reached is a 400 with a code of its own. */
    static Outcome outcome(HttpAnswer answer) {
        JsonNode said = Json.read(answer);
        if (answer.isSuccess()) {
            return taken(said);
        }
        String problem =
                "HTTP " + answer.status() + ", code " + said.path("code").asText("none");
        return answer.isWorthRetrying() ? new Outcome.Retry(problem, answer.rest()) : new Outcome.Rejected(problem);
    }

    private static Outcome taken(JsonNode message) {
        String status = message.path("status").asText("accepted");
        String problem =
                "status " + status + ", error " + message.path("error_code").asText("none");
        return status.equals("failed") || status.equals("undelivered")
                ? new Outcome.Rejected(problem)
                : new Outcome.Sent(message.path("sid").asText("") + " " + status);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
