package io.muster.comms.updates;

import io.muster.contracts.Incident;
import io.muster.contracts.Journey;
import io.muster.contracts.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The templates of the updates that the product writes itself (R12, R79). What goes outside answers three things — what
 * happened, what is being done, what to expect next (R60) — in words without jargon (R66), says openly what is not known
 * (R67), and uses only what may be public: the journeys and places, never the alert's own text.
 */
final class UpdateTexts {
    /** Stands in a draft for the time of the next update, which is known only when the draft goes out. */
    static final String NEXT_UPDATE = "{next update}";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMMM, HH:mm 'UTC'", Locale.ENGLISH);

    private static final Map<Journey, String> NAMES = Map.of(
            Journey.BROWSE, "browsing",
            Journey.CART, "the cart",
            Journey.CHECKOUT, "checkout",
            Journey.PAY, "payment",
            Journey.ORDERS, "orders",
            Journey.SELL, "selling",
            Journey.PAYOUTS, "payouts");
    private static final Map<Journey, String> DOINGS = Map.of(
            Journey.BROWSE, "browsing the store",
            Journey.CART, "using the cart",
            Journey.CHECKOUT, "completing checkout",
            Journey.PAY, "paying",
            Journey.ORDERS, "seeing orders",
            Journey.SELL, "listing and selling",
            Journey.PAYOUTS, "receiving payouts");

    private UpdateTexts() {}

    record Text(String title, String text) {}

    /** Fills in what is known of an incident at a time. */
    @FunctionalInterface
    interface Template {
        Text fill(Communication communication, Instant now);
    }

    static Text external(Communication communication, PublicStatus status, Instant now) {
        return switch (status) {
            case INVESTIGATING ->
                working(communication, "Our team is looking for the cause with priority. We do not know it yet.", now);
            case IDENTIFIED -> working(communication, "We found the cause and are working on it with priority.", now);
            case MONITORING -> watching(communication, now);
            case RESOLVED, POSTMORTEM -> over(communication, now);
        };
    }

    private static Text working(Communication communication, String doing, Instant now) {
        Incident incident = communication.incident();
        return new Text(
                problems(incident),
                paragraphs(
                        "What happened: Since %s, %s may have trouble %s%s. We are sorry for that."
                                .formatted(
                                        time(incident.since(), now),
                                        people(incident),
                                        doings(incident),
                                        where(incident)),
                        "What we are doing: " + doing,
                        meanwhile(communication) + "What to expect next: We will tell more here by " + NEXT_UPDATE
                                + ", sooner if there is news."));
    }

    private static Text watching(Communication communication, Instant now) {
        Incident incident = communication.incident();
        return new Text(
                problems(incident),
                paragraphs(
                        "What happened: Since %s, %s had trouble %s%s. This should no longer be the case."
                                .formatted(
                                        time(incident.since(), now),
                                        people(incident),
                                        doings(incident),
                                        where(incident)),
                        "What we are doing: We have stopped the problem and are watching closely that it stays away.",
                        meanwhile(communication) + "What to expect next: We will tell more here by " + NEXT_UPDATE
                                + ". If you still have trouble, our support is there for you."));
    }

    private static Text over(Communication communication, Instant now) {
        Incident incident = communication.incident();
        String until = incident.mitigatedAt() == null ? "" : " to " + time(incident.mitigatedAt(), now);
        return new Text(
                problems(incident),
                paragraphs(
                        "What happened: From %s%s, %s had trouble %s%s. This is over, and everything has been checked."
                                .formatted(
                                        time(incident.since(), now),
                                        until,
                                        people(incident),
                                        doings(incident),
                                        where(incident)),
                        "What we are doing: We are finding out how it came about, so that it does not happen again, and"
                                + " will tell here what we learned.",
                        "What to expect next: Everything should work as usual. We are sorry for the trouble and thank"
                                + " you for your patience. If something is still wrong, our support is there for you."));
    }

    /** The problem is back: an earlier statement no longer holds. */
    static Text reopened(Communication communication, PublishedUpdate withdrawn, Instant now) {
        Incident incident = communication.incident();
        return new Text(
                withdrawn.title(),
                paragraphs(
                        "What happened: The problem is back: %s may again have trouble %s%s. Our update of %s no longer"
                                        .formatted(
                                                people(incident),
                                                doings(incident),
                                                where(incident),
                                                time(withdrawn.publishedAt(), now))
                                + " holds. We are sorry.",
                        "What we are doing: Our team is working on it again with priority.",
                        "What to expect next: We will tell more here by " + NEXT_UPDATE
                                + ", sooner if there is news."));
    }

    /** Dismissed or merged after the public had been told. */
    static Text ended(Communication communication, PublishedUpdate withdrawn, Instant now) {
        boolean merged = communication.incident().mergedInto() != null;
        return new Text(
                withdrawn.title(),
                paragraphs(
                        merged
                                ? "What happened: This belongs to another problem that we are working on."
                                : "What happened: We have checked, and there was no problem. Our update of %s no longer holds."
                                        .formatted(time(withdrawn.publishedAt(), now)),
                        merged
                                ? "What we are doing: We deal with both together."
                                : "What we are doing: We are finding out why we thought so.",
                        merged
                                ? "What to expect next: Please follow that one; there will be no more updates here."
                                : "What to expect next: Everything should work as usual. Thank you for your patience."));
    }

    /** The review is done; what it says, people decide to tell. */
    static Text lookedBack(Communication communication) {
        return new Text(
                firstPublicTitle(communication),
                paragraphs(
                        "What happened: This problem is over, and we have looked into how it came about.",
                        "What we are doing: We have agreed on what we change so that it does not happen again.",
                        "What to expect next: Everything works as usual. Thank you for your patience."));
    }

    /** The review's own words, for the communications owner to make them fit for the public. */
    static Text postmortem(Communication communication, String summary) {
        return new Text("What we learned: " + firstPublicTitle(communication), summary);
    }

    private static String firstPublicTitle(Communication communication) {
        return communication.updates().stream()
                .filter(update -> update.side() == Side.EXTERNAL)
                .findFirst()
                .map(PublishedUpdate::title)
                .orElseGet(() -> problems(communication.incident()));
    }

    static Text firstInternal(Communication communication, Instant now) {
        Incident incident = communication.incident();
        String unconfirmed = incident.confirmedAt() == null ? " Not confirmed yet." : "";
        return new Text(
                headline(incident, what(incident)),
                paragraphs(
                        "What is hit: %s since %s.%s"
                                .formatted(hit(incident), time(incident.since(), now), unconfirmed),
                        whoIsOnIt(incident),
                        "Next update: by " + NEXT_UPDATE + "."));
    }

    static Text internalMitigated(Communication communication, Instant now) {
        Incident incident = communication.incident();
        String advice = communication.incident().workaround();
        return new Text(
                headline(incident, "mitigated"),
                paragraphs(
                        "Customer impact has ended: %s.%s"
                                .formatted(
                                        hit(incident),
                                        advice == null ? "" : " Customers can meanwhile: " + advice + "."),
                        incident.watchUntil() == null
                                ? "A relapse is watched for."
                                : "A relapse is watched for until " + time(incident.watchUntil(), now) + ".",
                        whoIsOnIt(incident),
                        "Next update: by " + NEXT_UPDATE + "."));
    }

    static Text internalResolved(Communication communication, Instant now) {
        Incident incident = communication.incident();
        return new Text(
                headline(incident, "resolved"),
                paragraphs(
                        "It is over: %s, since %s. All verifications passed."
                                .formatted(hit(incident), time(incident.since(), now)),
                        "Next steps: customers get the resolved note once it is approved; a review follows. Thank you,"
                                + " everyone."));
    }

    static Text internalReopened(Communication communication, Instant now) {
        Incident incident = communication.incident();
        return new Text(
                headline(incident, "it is back"),
                paragraphs(
                        "The problem came back: %s.".formatted(hit(incident)),
                        whoIsOnIt(incident),
                        "Next update: by " + NEXT_UPDATE + "."));
    }

    static Text internalEnded(Communication communication, Instant now) {
        Incident incident = communication.incident();
        boolean merged = incident.mergedInto() != null;
        return new Text(
                headline(incident, merged ? "merged" : "dismissed"),
                merged
                        ? "This incident goes on as a part of another one; there will be no more updates here."
                        : "This was not an incident. There will be no more updates.");
    }

    /** Puts the promised time where the text leaves room for it. */
    static String fillIn(String text, Instant due, Instant now) {
        return text.replace(NEXT_UPDATE, due == null ? "the end" : time(due, now));
    }

    /** A time as people read it; with the day where it is not today. */
    static String time(Instant at, Instant now) {
        if (at == null) {
            return "an unknown time";
        }
        boolean today = LocalDate.ofInstant(at, ZoneOffset.UTC).equals(LocalDate.ofInstant(now, ZoneOffset.UTC));
        return (today ? TIME : DAY_AND_TIME).format(at.atOffset(ZoneOffset.UTC));
    }

    static boolean concernsSellers(Incident incident) {
        return incident.journeys().contains(Journey.SELL) || incident.journeys().contains(Journey.PAYOUTS);
    }

    private static String headline(Incident incident, String what) {
        return "%s%s: %s"
                .formatted(incident.severity() == null ? "" : incident.severity() + " ", incident.label(), what);
    }

    private static String problems(Incident incident) {
        return "Problems with "
                + (incident.journeys().isEmpty()
                        ? "the store"
                        : list(incident.journeys().stream().map(NAMES::get).toList()));
    }

    private static String people(Incident incident) {
        boolean onlySellers = !incident.journeys().isEmpty()
                && incident.journeys().stream()
                        .allMatch(journey -> journey == Journey.SELL || journey == Journey.PAYOUTS);
        return onlySellers ? "sellers" : concernsSellers(incident) ? "customers and sellers" : "customers";
    }

    private static String doings(Incident incident) {
        return incident.journeys().isEmpty()
                ? "using parts of the store"
                : list(incident.journeys().stream().map(DOINGS::get).toList());
    }

    private static String hit(Incident incident) {
        String journeys = incident.journeys().isEmpty()
                ? ""
                : " (" + list(incident.journeys().stream().map(NAMES::get).toList()) + ")";
        return what(incident) + journeys + where(incident);
    }

    private static String what(Incident incident) {
        return incident.what() == null ? "something in the store" : incident.what();
    }

    private static String where(Incident incident) {
        return incident.where().isEmpty() ? "" : " in " + list(incident.where());
    }

    private static String whoIsOnIt(Incident incident) {
        if (!incident.roles().containsKey(Role.COMMANDER)) {
            return "Who is on it: nobody has taken command yet; people are being paged.";
        }
        return "Who is on it: "
                + incident.holders().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry ->
                                entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                                        + String.join(" and ", entry.getValue()))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String meanwhile(Communication communication) {
        String advice = communication.incident().workaround();
        return advice == null ? "" : "What you can do meanwhile: " + advice + "\n\n";
    }

    private static String list(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    private static String paragraphs(String... paragraphs) {
        return String.join("\n\n", paragraphs);
    }
}
