package io.muster.escalation.channel;

import io.muster.durable.Deliveries;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.muster.escalation.admin.PageAdmins;
import io.muster.escalation.channel.SentMessages.Sent;
import io.muster.escalation.paging.RunEscalation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Use case: a provider says by itself what became of a message. */
@ApplicationScoped
public class FollowMessages {

    private static final String MAIL = "mail";

    /** A report that does not name its mail is about one of those that went to its recipient so recently. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final UnitOfWork unitOfWork;
    private final Deliveries deliveries;
    private final SentMessages messages;
    private final RunEscalation escalation;
    private final PageAdmins admins;
    private final CallsMade calls;
    private final Clock clock;

    FollowMessages(
            UnitOfWork unitOfWork,
            Deliveries deliveries,
            SentMessages messages,
            RunEscalation escalation,
            PageAdmins admins,
            CallsMade calls,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.deliveries = deliveries;
        this.messages = messages;
        this.escalation = escalation;
        this.admins = admins;
        this.calls = calls;
        this.clock = clock;
    }

    /** The provider has called for the message. @param call its name of the call */
    public void called(UUID delivery, String call) {
        calls.made(call, delivery);
    }

    /** It is on its way: where the provider's answer to the attempt did not arrive, it is not sent again. */
    public Uni<Void> underWay(UUID delivery, String status) {
        return unitOfWork.run(() -> deliveries.heard(delivery, status));
    }

    /**
     * It has not arrived. Goes on with the next contact of who was to get it; changes nothing for a message that is not known
     * (any more).
     */
    public Uni<Void> undelivered(UUID delivery, String problem) {
        return unitOfWork.run(() ->
                messages.find(delivery).chain(found -> InTurn.each(found, sent -> failed(sent, problem))));
    }

    /** A mail came back: the one that it names, else what went to its recipient within the last hour. */
    public Uni<Void> bounced(Bounce bounce) {
        String problem = "bounced, status " + bounce.status();
        return bounce.delivery()
                .map(delivery -> undelivered(delivery, problem))
                .orElseGet(() -> unitOfWork.run(() -> messages.takenFor(
                                MAIL,
                                bounce.recipient().orElseThrow(),
                                clock.instant().minus(REMEMBERED))
                        .chain(found -> InTurn.each(found, delivery -> undelivered(delivery, problem)))));
    }

    private Uni<Void> failed(Sent sent, String problem) {
        String ofContact = sent.channel() + ": " + problem;
        return sent.admin()
                ? admins.undelivered(sent.pageId(), sent.delivery(), ofContact)
                : escalation
                        .undelivered(sent.incidentId(), sent.pageId(), sent.delivery(), ofContact)
                        .replaceWithVoid();
    }
}
