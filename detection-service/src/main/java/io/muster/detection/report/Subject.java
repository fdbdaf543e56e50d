package io.muster.detection.report;

import io.muster.contracts.Journey;
import io.muster.detection.signal.Signal.ReportSignal;
import java.util.Locale;
import java.util.Optional;

/**
 * What reports say that they are about. Hardly two people say as much: what one leaves out may be what the other names.
 *
 * @param secret whether it is of security, which few may know of
 * @param journey null when nobody named it
 * @param service null when nobody named it
 */
public record Subject(boolean secret, Journey journey, String service) {

    private static final String SECRET = "security|";
    private static final String JOURNEY = "journey:";
    private static final String SERVICE = "|service:";

    static Subject of(ReportSignal report) {
        return new Subject(report.isOfSecurity(), report.journey(), report.service());
    }

    /** As it was written by {@link #text}. */
    public static Subject read(String text) {
        boolean secret = text.startsWith(SECRET);
        String rest = secret ? text.substring(SECRET.length()) : text;
        int end = rest.indexOf(SERVICE);
        String journey = rest.substring(JOURNEY.length(), end);
        String service = rest.substring(end + SERVICE.length());
        return new Subject(
                secret,
                journey.isEmpty() ? null : Journey.valueOf(journey.toUpperCase(Locale.ROOT)),
                service.isEmpty() ? null : service);
    }

    public String text() {
        return (secret ? SECRET : "")
                + JOURNEY
                + (journey == null ? "" : journey.name().toLowerCase(Locale.ROOT))
                + SERVICE
                + (service == null ? "" : service);
    }

    /**
     * Whether both can be about the same: neither names another journey or service than the other one. Where no journey is
     * named, the words may tell it.
     */
    boolean fits(Words mine, Subject other, Words theirs) {
        return secret == other.secret
                && agree(Optional.ofNullable(service), Optional.ofNullable(other.service))
                && agree(journey(mine), other.journey(theirs));
    }

    private Optional<Journey> journey(Words words) {
        return Optional.ofNullable(journey).or(words::journey);
    }

    private static <T> boolean agree(Optional<T> one, Optional<T> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** With what the other one names beyond it. */
    Subject with(Subject other) {
        return new Subject(
                secret, journey == null ? other.journey : journey, service == null ? other.service : service);
    }
}
