package io.muster.escalation.channel;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.paging.TestPages;
import io.muster.escalation.people.Directory;
import io.muster.escalation.people.Directory.NewContact;
import io.muster.web.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Use case: a browser becomes a contact. Whoever has the address of the invitation is the person, so that nobody has to sign
 * in on a telephone.
 */
@ApplicationScoped
public class SubscribeBrowser {

    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final String KIND = "webpush";

    private final UnitOfWork unitOfWork;
    private final PushInvitations invitations;
    private final Directory directory;
    private final TestPages tests;
    private final Clock clock;

    SubscribeBrowser(
            UnitOfWork unitOfWork, PushInvitations invitations, Directory directory, TestPages tests, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.invitations = invitations;
        this.directory = directory;
        this.tests = tests;
        this.clock = clock;
    }

    /** @param token a secret, of which only a hash is kept */
    public record Invited(String token, Instant expiresAt) {}

    /** @throws Refusal when there is no such person */
    public Uni<Invited> invite(String person) {
        Instant now = clock.instant();
        Invited invited = new Invited(Secrets.randomToken(), now.plus(LIFETIME));
        PushInvitation invitation = new PushInvitation(Secrets.sha256(invited.token()), person, invited.expiresAt());
        return unitOfWork.run(() -> directory
                .person(person)
                .chain(() -> invitations.add(invitation, now))
                .replaceWith(invited));
    }

    /** Whom the invitation is for; empty when it is not known, was used or has expired. */
    public Uni<Optional<String>> invited(String token) {
        return unitOfWork.run(() -> standing(token)).map(found -> found.map(PushInvitation::person));
    }

    /**
     * Adds the browser to the person's contacts, as the last one, and sends a message there; answering it verifies the
     * contact. The invitation is used up.
     *
     * @param subscription as {@code PushSubscription.toJSON()} says
     * @throws Refusal when the invitation is good no more, or no push service could use the subscription
     */
    public Uni<Void> subscribe(String token, String subscription) {
        NewContact browser = new NewContact(KIND, subscription, Optional.empty(), Optional.empty());
        return unitOfWork.run(() -> standing(token)
                .map(found -> found.orElseThrow(() -> new Refusal(
                        ChannelProblem.INVITATION_OVER,
                        "Ask for another address; each is good once, for half an hour")))
                .chain(invitation -> directory
                        .addContact(invitation.person(), browser)
                        .chain(place -> tests.ofContact(invitation.person(), place))
                        .chain(() -> invitations.remove(invitation))));
    }

    private Uni<Optional<PushInvitation>> standing(String token) {
        return invitations
                .find(Secrets.sha256(token))
                .map(found -> found.filter(invitation -> !invitation.isExpired(clock.instant())));
    }
}
