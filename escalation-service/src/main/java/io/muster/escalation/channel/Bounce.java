package io.muster.escalation.channel;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server says of a mail that it took and could not deliver (RFC 3464).
 *
 * @param delivery which mail it was, as its Message-ID or the address that the report came to says; empty where neither does
 * @param recipient whom the mail was for, in lower case; empty where the report does not say
 * @param status as {@code 5.1.1}; {@code none} where it says none
 */
public record Bounce(Optional<UUID> delivery, Optional<String> recipient, String status) {

    private static final String ID = "(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})";
    private static final Pattern FAILED = Pattern.compile("(?im)^Action:\\s*failed\\s*$");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*(\\d\\.\\d{1,3}\\.\\d{1,3})");
    /** Of the mail itself, where the report has its headers; else what the report answers, as some servers write. */
    private static final Pattern SENT =
            Pattern.compile("(?im)^(?:(?:X-)?(?:Original-)?Message-ID|In-Reply-To):\\s*<" + ID + "@([^>\\s]{1,255})>");
    /** Where the report went, as the mail's envelope said: {@code bounces+<id>@…}. */
    private static final Pattern CAME_TO =
            Pattern.compile("(?im)^(?:To|Delivered-To|X-Original-To|Envelope-To):[^\\r\\n]{0,255}?\\+" + ID + "@");

    private static final Pattern RECIPIENT = Pattern.compile(
            "(?im)^(?:Original|Final)-Recipient:\\s*rfc822\\s*;\\s*<?([^\\s<>;]{1,255}@[^\\s<>;]{1,255})>?");

    /**
     * A report of delay is none, since the mail may still arrive.
     *
     * @param mail the whole report as it came, with or without the headers of the mail that it is about
     * @param host that our mails' ids end with
     * @return empty for any other mail
     */
    public static Optional<Bounce> of(String mail, String host) {
        if (!FAILED.matcher(mail).find()) {
            return Optional.empty();
        }
        boolean namesOthers = SENT.matcher(mail).find();
        Optional<UUID> delivery = SENT.matcher(mail)
                .results()
                .filter(found -> found.group(2).equalsIgnoreCase(host))
                .findFirst()
                .or(() -> first(CAME_TO, mail))
                .map(found -> UUID.fromString(found.group(1)));
        Optional<String> recipient =
                first(RECIPIENT, mail).map(found -> found.group(1).toLowerCase(Locale.ROOT));
        if (delivery.isEmpty() && (namesOthers || recipient.isEmpty())) {
            return Optional.empty();
        }
        Matcher status = STATUS.matcher(mail);
        return Optional.of(new Bounce(delivery, recipient, status.find() ? status.group(1) : "none"));
    }

    /** The address that a mail says to come back to, by which its report is known: {@code bounces+<id>@…}. */
    public static String addressOf(UUID delivery, String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at) + "+" + delivery + address.substring(at);
    }

    private static Optional<MatchResult> first(Pattern pattern, String mail) {
        return pattern.matcher(mail).results().findFirst();
    }
}
