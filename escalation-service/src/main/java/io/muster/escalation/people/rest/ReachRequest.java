package io.muster.escalation.people.rest;

import io.muster.escalation.people.ContactRule;
import io.muster.escalation.people.Directory.NewContact;
import io.muster.escalation.people.QuietHours;
import io.muster.escalation.people.rest.PersonRequest.ContactRequest;
import io.muster.escalation.people.rest.PersonRequest.QuietHoursRequest;
import io.muster.escalation.people.rest.PersonRequest.RuleRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * What people say of themselves: how they are reached. Nobody makes themself unreachable, so there is a contact at least.
 *
 * @param contacts in the order in which they are tried
 * @param rules when which contact is used; an urgency without one uses all contacts in order
 * @param quietHours when the person is left alone, but for a SEV1
 */
record ReachRequest(
        @NotEmpty @Size(max = 20) List<@Valid @NotNull ContactRequest> contacts,
        @Size(max = 50) List<@Valid @NotNull RuleRequest> rules,
        @Valid QuietHoursRequest quietHours) {

    List<NewContact> newContacts() {
        return contacts.stream().map(ContactRequest::contact).toList();
    }

    List<ContactRule> contactRules() {
        return rules == null ? List.of() : rules.stream().map(RuleRequest::rule).toList();
    }

    Optional<QuietHours> hours() {
        return Optional.ofNullable(quietHours).map(QuietHoursRequest::hours);
    }
}
