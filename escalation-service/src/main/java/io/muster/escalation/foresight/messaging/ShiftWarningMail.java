package io.muster.escalation.foresight.messaging;

import io.muster.contracts.Ids;
import io.muster.durable.Attempt;
import io.muster.durable.Deliveries;
import io.muster.durable.Delivery;
import io.muster.durable.DeliveryChannel;
import io.muster.durable.Outcome;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.OutgoingMail;
import io.muster.escalation.PublicAddress;
import io.muster.escalation.StoredJson;
import io.muster.escalation.foresight.ShiftWarnings;
import io.muster.escalation.foresight.Worry;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.quarkus.mailer.Mail;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Warnings to who plans shifts, by mail; nobody is woken by them. */
@ApplicationScoped
class ShiftWarningMail implements ShiftWarnings, DeliveryChannel {

    private static final Logger LOG = Logger.getLogger(ShiftWarningMail.class);
    private static final String MAIL = "mail";
    private static final Duration PATIENCE = Duration.ofHours(12);

    private final Deliveries deliveries;
    private final OutgoingMail mails;
    private final EscalationConfig config;
    private final Clock clock;

    ShiftWarningMail(Deliveries deliveries, OutgoingMail mails, EscalationConfig config, Clock clock) {
        this.deliveries = deliveries;
        this.mails = mails;
        this.config = config;
        this.clock = clock;
    }

    /** A mail as it waits in the database. */
    @RegisterForReflection
    record Warning(String address, String subject, String text) {}

    @Override
    public boolean reaches(Person person) {
        return addressOf(person).isPresent();
    }

    private Optional<String> addressOf(Person person) {
        return person.contacts().stream()
                .filter(contact -> contact.kind().equals(MAIL))
                .filter(contact -> config.useUnverifiedContacts() || contact.isVerified())
                .map(Contact::address)
                .findFirst();
    }

    @Override
    public Uni<Void> send(Person planner, String schedule, List<Worry> worries) {
        Instant now = clock.instant();
        String subject = "[Muster] " + Worry.title(worries) + ": schedule " + schedule;
        String standingIn = worries.stream().anyMatch(Worry::leavesNobody)
                ? "Whoever is paged while nobody is on call was on call before, or leads the team. "
                : "";
        String text = planner.name() + ", this lies ahead of schedule " + schedule + ":\n\n"
                + worries.stream().map(worry -> "- " + worry.words()).collect(Collectors.joining("\n"))
                + "\n\n" + standingIn + "Overrides mend it: POST "
                + PublicAddress.of(config.publicUrl(), "schedules/" + schedule + "/overrides") + "\n";
        Warning warning = new Warning(addressOf(planner).orElseThrow(), subject, text);
        return deliveries.enqueue(new Delivery(Ids.at(now), name(), null, StoredJson.write(warning), now, PATIENCE));
    }

    @Override
    public String name() {
        return "shift-warning";
    }

    @Override
    public Duration timeout() {
        return config.mailTimeout();
    }

    @Override
    public Uni<Boolean> stillWanted(Attempt attempt) {
        return Uni.createFrom().item(true);
    }

    @Override
    public Outcome send(Attempt attempt) {
        Warning warning = StoredJson.read(attempt.payload(), Warning.class);
        return mails.send(Mail.withText(warning.address(), warning.subject(), warning.text())
                .addHeader(
                        "Message-ID",
                        "<" + attempt.deliveryId() + "@" + config.publicUrl().getHost() + ">")
                .addHeader("Auto-Submitted", "auto-generated"));
    }

    /** The gauges go on telling it. */
    @Override
    public Uni<Void> concluded(Attempt attempt, Outcome outcome) {
        if (!(outcome instanceof Outcome.Sent)) {
            LOG.warnf("a warning about shifts ahead reached nobody: %s", outcome);
        }
        return Uni.createFrom().voidItem();
    }
}
