package io.muster.escalation.channel;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server says of a mail that it took and could not deliver (RFC 3464).
 *
 * @param delivery which mail it was, as its Message-ID says
 * @param status as {@code 5.1.1}; {@code none} where it says none
 */
public record Bounce(UUID delivery, String status) {

    private static final Pattern FAILED = Pattern.compile("(?im)^Action:\\s*failed\\s*$");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*(\\d\\.\\d{1,3}\\.\\d{1,3})");
    private static final Pattern SENT = Pattern.compile(
            "(?im)^Message-ID:\\s*<(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})@([^>\\s]{1,255})>");

    /**
     * A report of delay is none, since the mail may still arrive.
     *
     * @param mail the whole report as it came, with the headers of the mail that it is about
     * @param host that our mails' ids end with
     * @return empty for any other mail
     */
    public static Optional<Bounce> of(String mail, String host) {
        Optional<String> sent = SENT.matcher(mail)
                .results()
                .filter(found -> found.group(2).equalsIgnoreCase(host))
                .map(found -> found.group(1))
                .findFirst();
        if (!FAILED.matcher(mail).find() || sent.isEmpty()) {
            return Optional.empty();
        }
        Matcher status = STATUS.matcher(mail);
        return Optional.of(new Bounce(UUID.fromString(sent.get()), status.find() ? status.group(1) : "none"));
    }
}
