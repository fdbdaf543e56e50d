package io.muster.escalation.admin.messaging;

import io.muster.durable.DeadLetter;
import io.muster.durable.DeadLetterListener;
import io.muster.escalation.admin.NotifyAdmins;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What escalation could not take in may have been a page: an admin must look. */
@ApplicationScoped
class DeadLetterNotice implements DeadLetterListener {

    private final NotifyAdmins notify;

    DeadLetterNotice(NotifyAdmins notify) {
        this.notify = notify;
    }

    @Override
    public Uni<Void> died(DeadLetter letter) {
        String what = "escalation-service cannot take in %s%s: %s"
                .formatted(
                        letter.type() == null ? "a record without a type" : letter.type(),
                        letter.incidentId() == null ? "" : " of incident " + letter.incidentId(),
                        letter.problem());
        return notify.of(what, Optional.ofNullable(letter.incidentId()));
    }
}
