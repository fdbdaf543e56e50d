package io.muster.escalation.people.rest;

import io.muster.contracts.Refusal;
import io.muster.escalation.Words;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.ContactRule;
import io.muster.escalation.people.Directory.NewContact;
import io.muster.escalation.people.Directory.NewPerson;
import io.muster.escalation.people.Pace;
import io.muster.escalation.people.PeopleProblem;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.QuietHours;
import io.muster.escalation.people.TimeZones;
import io.muster.escalation.people.Urgency;
import io.muster.web.Flaws;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * @param timeZone IANA name, as {@code Europe/Berlin}
 * @param contacts in the order in which they are tried
 * @param rules when which contact is used; an urgency without one uses all contacts in order
 * @param quietHours when the person is left alone, but for a SEV1
 * @param partner name of the partner whose support desk it is; absent for the company's own people
 */
record PersonRequest(
        @NotBlank @Size(max = 200) String name,
        @NotBlank String timeZone,
        @NotNull @Size(max = 20) List<@Valid @NotNull ContactRequest> contacts,
        @Size(max = 50) List<@Valid @NotNull RuleRequest> rules,
        @Valid QuietHoursRequest quietHours,
        @Size(max = 200) String partner) {

    /**
     * @param kind the channel, as {@code mail} or {@code webhook}
     * @param secret what a webhook is signed with, {@code whsec_…}; left out, the stored one stays
     * @param bundle for how long pages of low urgency are gathered into one message, as {@code PT2M} or seconds
     * @param perMinute how many messages may go out within any minute; a SEV1 heeds neither. Where both are absent, the
     *     contact does as its channel
     */
    record ContactRequest(
            @NotBlank String kind,
            @NotBlank @Size(max = 2000) String address,
            String secret,
            Duration bundle,
            @Min(1) Integer perMinute) {

        static ContactRequest of(Contact contact) {
            return new ContactRequest(
                    contact.kind(),
                    contact.address(),
                    null,
                    contact.pace().map(Pace::bundle).orElse(null),
                    contact.pace().flatMap(Pace::perMinute).orElse(null));
        }

        NewContact contact() {
            return new NewContact(kind, address, Optional.ofNullable(secret).filter(text -> !text.isBlank()), pace());
        }

        private Optional<Pace> pace() {
            return bundle == null && perMinute == null
                    ? Optional.empty()
                    : Optional.of(new Pace(
                            Objects.requireNonNullElse(bundle, Duration.ZERO), Optional.ofNullable(perMinute)));
        }
    }

    /**
     * @param urgency {@code high} (SEV1 and SEV2) or {@code low} (SEV3)
     * @param after ISO-8601 duration or seconds, at most a day; absent means at once
     * @param contact place in the order, counted from 1
     */
    record RuleRequest(
            @NotBlank @Schema(enumeration = {"high", "low"}) String urgency,
            @DurationMin @DurationMax(days = 1) Duration after,
            @Min(1) int contact) {

        ContactRule rule() {
            Duration wait = Objects.requireNonNullElse(after, Duration.ZERO);
            return new ContactRule(Words.of(Urgency.class, urgency), wait, contact - 1);
        }
    }

    /** @param until not after {@code from} means on the following day */
    record QuietHoursRequest(
            @NotBlank String from, @NotBlank String until) {

        QuietHours hours() {
            return new QuietHours(LocalTime.parse(from), LocalTime.parse(until));
        }
    }

    /** As it would have been entered; without secrets. */
    static PersonRequest of(Person person) {
        return new PersonRequest(
                person.name(),
                person.timeZone().getId(),
                person.contacts().stream().map(ContactRequest::of).toList(),
                person.rules().stream()
                        .map(rule -> new RuleRequest(
                                rule.urgency().name().toLowerCase(Locale.ROOT), rule.after(), rule.contact() + 1))
                        .toList(),
                person.quietHours()
                        .map(hours -> new QuietHoursRequest(
                                hours.from().toString(), hours.until().toString()))
                        .orElse(null),
                person.partner().orElse(null));
    }

    NewPerson person(String id) {
        try {
            return new NewPerson(
                    id,
                    name,
                    TimeZones.named(timeZone),
                    contacts.stream().map(ContactRequest::contact).toList(),
                    rules == null
                            ? List.of()
                            : rules.stream().map(RuleRequest::rule).toList(),
                    Optional.ofNullable(quietHours).map(QuietHoursRequest::hours),
                    Optional.ofNullable(partner).filter(text -> !text.isBlank()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Refusal(PeopleProblem.UNUSABLE_RULE, "The person cannot be used: " + Flaws.of(e));
        }
    }
}
