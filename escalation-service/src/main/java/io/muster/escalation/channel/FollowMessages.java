package io.muster.escalation.channel;

import io.muster.durable.Deliveries;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.admin.PageAdmins;
import io.muster.escalation.channel.SentMessages.Sent;
import io.muster.escalation.paging.RunEscalation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Use case: a provider says by itself what became of a message. */
@ApplicationScoped
public class FollowMessages {

    private final UnitOfWork unitOfWork;
    private final Deliveries deliveries;
    private final SentMessages messages;
    private final RunEscalation escalation;
    private final PageAdmins admins;

    FollowMessages(
            UnitOfWork unitOfWork,
            Deliveries deliveries,
            SentMessages messages,
            RunEscalation escalation,
            PageAdmins admins) {
        this.unitOfWork = unitOfWork;
        this.deliveries = deliveries;
        this.messages = messages;
        this.escalation = escalation;
        this.admins = admins;
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
        return unitOfWork.run(() -> messages.find(delivery)
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(sent -> failed(sent, problem))
                .collect()
                .last()
                .replaceWithVoid());
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
