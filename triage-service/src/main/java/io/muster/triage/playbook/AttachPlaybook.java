package io.muster.triage.playbook;

import io.muster.contracts.Actor;
import io.muster.contracts.TriageEvent.PlaybookAttached;
import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.triage.record.IncidentRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Every incident has the playbook of its type, from the start and by itself (R7); in the caller's transaction. */
@ApplicationScoped
public class AttachPlaybook {

    private static final Actor RULE = Actor.rule("playbook");

    private final Playbooks playbooks;
    private final Attachments attachments;
    private final Outbox outbox;
    private final Clock clock;
    private final UnitOfWork unitOfWork;

    AttachPlaybook(Playbooks playbooks, Attachments attachments, Outbox outbox, Clock clock, UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.playbooks = playbooks;
        this.attachments = attachments;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Attaches the playbook of the record's type, unless it is attached already. */
    public Uni<Void> to(IncidentRecord record) {
        return inForce(record)
                .flatMap(found -> found.map(playbook -> attach(record, playbook))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** The same for an incident that begins: none is attached to it yet. */
    public Uni<Void> toNew(IncidentRecord record) {
        return inForce(record)
                .flatMap(found -> found.map(playbook -> attachNow(record, playbook))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** For many incidents of the caller's transaction: reads once which are in force. */
    public Uni<Void> prepare() {
        return playbooks.inForce().invoke(all -> prepared().set(all)).replaceWithVoid();
    }

    private AtomicReference<List<Playbook>> prepared() {
        return unitOfWork.memory(AttachPlaybook.class, AtomicReference::new);
    }

    private Uni<List<Playbook>> inForce() {
        return Uni.createFrom().deferred(() -> {
            var all = prepared().get();
            return all == null ? playbooks.inForce() : Uni.createFrom().item(all);
        });
    }

    private Uni<Optional<Playbook>> inForce(IncidentRecord record) {
        return inForce()
                .map(all -> all.stream()
                        .filter(playbook -> playbook.type() == record.impact().type())
                        .findFirst());
    }

    /** The version that is attached to an incident. */
    public Uni<Optional<Playbook>> of(UUID incident) {
        return attachments
                .of(incident)
                .flatMap(attached -> attached.map(found -> playbooks.find(found.playbook(), found.version()))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Void> attach(IncidentRecord record, Playbook playbook) {
        return attachments.of(record.id()).flatMap(attached -> {
            var already = attached.filter(found -> found.playbook().equals(playbook.key()));
            return already.isPresent() ? Uni.createFrom().voidItem() : attachNow(record, playbook);
        });
    }

    private Uni<Void> attachNow(IncidentRecord record, Playbook playbook) {
        var now = clock.instant();
        var why = "The playbook for incidents of this type is %s, version %d"
                .formatted(playbook.title(), playbook.version());
        var told = new PlaybookAttached(
                record.context(now, RULE, why), playbook.type(), playbook.key(), playbook.version(), playbook.title());
        return attachments
                .put(new Attachment(record.id(), playbook.key(), playbook.version(), now))
                .chain(() -> outbox.append(told));
    }
}
