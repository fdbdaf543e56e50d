package io.muster.escalation.paging;

import io.muster.escalation.people.Contact;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A page on its way to one contact of the person.
 *
 * @param delivery the delivery's id, which the provider gets as idempotency key
 * @param contact the contact's place in the person's order, counted from 0
 * @param fingerprint of the contact as it was then; empty for attempts from before it was kept
 * @param problem why it failed
 */
public record ContactAttempt(
        UUID delivery,
        int contact,
        String channel,
        Optional<String> fingerprint,
        Instant at,
        Outcome outcome,
        Optional<Instant> concludedAt,
        Optional<String> problem) {

    /** How the attempt stands. */
    public enum Outcome {
        UNDER_WAY,
        HANDED_OVER,
        FAILED,
        /** The page was answered first; a message already on its way still counts as handed over. */
        WITHDRAWN
    }

    public ContactAttempt {
        Objects.requireNonNull(delivery);
        Objects.requireNonNull(fingerprint);
        Objects.requireNonNull(outcome);
    }

    static ContactAttempt begun(UUID delivery, int place, Contact contact, Instant at) {
        return new ContactAttempt(
                delivery,
                place,
                contact.kind(),
                Optional.of(contact.fingerprint()),
                at,
                Outcome.UNDER_WAY,
                Optional.empty(),
                Optional.empty());
    }

    /** Changes nothing once the provider has said that it did not arrive. */
    ContactAttempt handedOver(Instant when) {
        return outcome == Outcome.FAILED ? this : concluded(Outcome.HANDED_OVER, when, Optional.empty());
    }

    /** Changes nothing once the provider has answered. */
    ContactAttempt withdrawn(Instant when) {
        return outcome == Outcome.UNDER_WAY ? concluded(Outcome.WITHDRAWN, when, Optional.empty()) : this;
    }

    ContactAttempt failed(String why, Instant when) {
        return concluded(Outcome.FAILED, when, Optional.of(why));
    }

    private ContactAttempt concluded(Outcome how, Instant when, Optional<String> why) {
        return new ContactAttempt(delivery, contact, channel, fingerprint, at, how, Optional.of(when), why);
    }
}
