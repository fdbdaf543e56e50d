package io.muster.escalation.paging;

import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.Role;
import io.muster.escalation.people.Contact;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What has to be written beside the state and the events, in the same transaction. */
public sealed interface Effect {

    /** Come back when triage's time is over. */
    record AwaitVerdict(UUID incidentId, Instant until) implements Effect {}

    /** Come back when the level's time is over. */
    record AwaitAcknowledgement(UUID incidentId, UUID escalationId, int round, int level, Instant until)
            implements Effect {}

    /** Come back to page once more from level 1, since no message reached anybody. */
    record TryAgain(UUID incidentId, UUID escalationId, Instant at) implements Effect {}

    /**
     * Come back when it is time for the person's next contact.
     *
     * @param plan number of the plan of contacts that says so
     * @param step counted from 0
     */
    record AwaitContact(UUID incidentId, UUID pageId, int plan, int step, Instant at) implements Effect {}

    /** Come back to see whether a provider has taken the message, or whether the next contact is needed beside it. */
    record AwaitTaken(UUID incidentId, UUID pageId, UUID delivery, Instant until) implements Effect {}

    /** Come back to see whether somebody has answered a page that no level's time stands behind. */
    record AwaitAnswer(UUID incidentId, UUID pageId, Instant until) implements Effect {}

    /** Come back to see whether the incident that somebody has acknowledged is over. */
    record AwaitEnd(UUID incidentId, UUID escalationId, Instant acknowledgedAt, Instant until) implements Effect {}

    /** People were asked by a policy whose levels page in turn. @param by how far the turn goes on */
    record TakeTurn(String policy, int by) implements Effect {}

    /** A message to one contact of the page's person. */
    record HandOver(UUID pageId, UUID delivery, Contact contact) implements Effect {}

    /** The page needs no answer any more: what has not been handed to a provider yet shall not be. */
    record Withdraw(UUID pageId) implements Effect {}

    /** What was sent to this contact alone has come back: it arrives. @param fingerprint of the contact */
    record Proved(String person, String fingerprint) implements Effect {}

    /**
     * The person takes the role unless somebody holds it.
     *
     * @param insteadOf who cannot come for the role, and since when: who has had it for longer does not keep it
     */
    record FillRole(UUID incidentId, Role role, String person, String reason, Map<String, Instant> insteadOf)
            implements Effect {}

    /** The person holds the roles no longer, if they do: nobody does until somebody answers for them. */
    record VacateRoles(UUID incidentId, Set<Role> roles, String person, String reason) implements Effect {}

    /** What a person says of coming is kept beside what the others say. */
    record NoteAttendance(ResponderJoined said) implements Effect {}

    /** Somebody who runs Muster has to look at this: it may have cost a page. */
    record Alarm(Kind kind, UUID incidentId, String problem) implements Effect {

        /** What is wrong. */
        public enum Kind {
            /** Nobody stands where somebody should; the fallback was paged if there is one. */
            UNROUTABLE,
            /** Every level had its time and nobody acknowledged. */
            EXHAUSTED,
            /** Pages wait for a person's decision because their cause is long ago; the admins are paged for it. */
            HELD
        }
    }
}
