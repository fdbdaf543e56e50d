package io.muster.escalation.admin;

import io.muster.contracts.Ids;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.People;
import io.muster.escalation.people.Person;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Use case: every admin is paged for what waits, over one contact after the other; while none of them can be reached, it
 * is tried again for ever. Admins are the people of {@code muster.escalation.fallback-persons}. They need not
 * acknowledge: what they have to do is mend the cause and redrive the dead letter.
 */
@ApplicationScoped
public class PageAdmins {

    private static final Logger LOG = Logger.getLogger(PageAdmins.class);

    private final UnitOfWork unitOfWork;
    private final Notices notices;
    private final AdminPages pages;
    private final AdminMessages messages;
    private final NotifyAdmins notify;
    private final People people;
    private final EscalationConfig config;
    private final Clock clock;

    PageAdmins(
            UnitOfWork unitOfWork,
            Notices notices,
            AdminPages pages,
            AdminMessages messages,
            NotifyAdmins notify,
            People people,
            EscalationConfig config,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.notices = notices;
        this.pages = pages;
        this.messages = messages;
        this.notify = notify;
        this.people = people;
        this.config = config;
        this.clock = clock;
    }

    /** Joins the caller's transaction. */
    public Uni<Void> forWhatWaits() {
        return notices.waiting().chain(waiting -> waiting.isEmpty() ? nothing() : page(waiting));
    }

    private Uni<Void> page(List<Notice> waiting) {
        return people.findAll(config.fallbackPersons().orElse(List.of())).chain(admins -> {
            List<Person> reachable = admins.stream().filter(Person::isReachable).toList();
            if (reachable.isEmpty()) {
                LOG.errorf("no admin can be paged, muster.escalation.fallback-persons names none: %s", waiting);
                return later();
            }
            UUID batch = id();
            return InTurn.each(reachable, admin -> begin(batch, admin, waiting))
                    .chain(() -> notices.taken(waiting, batch));
        });
    }

    private Uni<Void> begin(UUID batch, Person admin, List<Notice> waiting) {
        AdminPage page = AdminPage.of(id(), batch, admin.id(), waiting, id(), clock.instant());
        LOG.errorf("paging admin %s: %s", admin.id(), page.what());
        return keepAndSend(page, admin, admin.contact(0).orElseThrow());
    }

    /** Asked in the transaction that reserves an attempt to send. */
    public Uni<Boolean> wants(UUID pageId, UUID delivery) {
        return pages.find(pageId)
                .map(found -> found.filter(page -> page.wants(delivery)).isPresent());
    }

    /** A provider took the message. */
    public Uni<Void> handedOver(UUID pageId, UUID delivery) {
        return unitOfWork.run(() -> pages.findForChange(pageId)
                .chain(found -> found.filter(page -> page.wants(delivery))
                        .map(page -> pages.save(page.handedOver(clock.instant())))
                        .orElseGet(PageAdmins::nothing)));
    }

    /** A provider will not take the message, or its time is over. */
    public Uni<Void> contactFailed(UUID pageId, UUID delivery, String problem) {
        return unitOfWork.run(() -> pages.findForChange(pageId)
                .chain(found -> found.filter(page -> page.wants(delivery))
                        .map(page -> goOn(page, problem))
                        .orElseGet(PageAdmins::nothing)));
    }

    /** A provider that took the message says that it has not arrived. */
    public Uni<Void> undelivered(UUID pageId, UUID delivery, String problem) {
        return unitOfWork.run(() -> pages.findForChange(pageId)
                .chain(found -> found.filter(page -> page.mayHaveArrived(delivery))
                        .map(page -> goOn(page, problem))
                        .orElseGet(PageAdmins::nothing)));
    }

    private Uni<Void> goOn(AdminPage page, String problem) {
        return people.find(page.person()).chain(person -> {
            Optional<Contact> next = person.flatMap(admin -> admin.contact(page.contact() + 1));
            return next.isPresent()
                    ? keepAndSend(page.next(id()), person.orElseThrow(), next.get())
                    : fail(page, problem);
        });
    }

    private Uni<Void> fail(AdminPage page, String problem) {
        LOG.errorf("admin %s cannot be reached: %s", page.person(), problem);
        return pages.save(page.failed(problem, clock.instant()))
                .chain(() -> pages.hasHope(page.batch()))
                .chain(hope -> hope ? nothing() : notices.giveBack(page.batch()).chain(this::later));
    }

    private Uni<Void> keepAndSend(AdminPage page, Person admin, Contact contact) {
        return pages.save(page).chain(() -> messages.send(page, admin, contact));
    }

    private Uni<Void> later() {
        return notify.at(clock.instant().plus(config.tryAgainAfter()));
    }

    private UUID id() {
        Instant now = clock.instant();
        return Ids.at(now);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
