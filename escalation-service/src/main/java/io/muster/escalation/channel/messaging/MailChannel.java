package io.muster.escalation.channel.messaging;

import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.channel.Abilities.Answer;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Mail over SMTP. The Message-ID comes from the delivery, so that a mail sent twice is one to its reader. */
@ApplicationScoped
class MailChannel extends PageChannel {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");
    private static final int DEEPEST = 10;
    private static final int LONGEST_TEXT = 100_000;

    private final ReactiveMailer mailer;
    private final EscalationConfig config;

    MailChannel(ReactiveMailer mailer, EscalationConfig config) {
        this.mailer = mailer;
        this.config = config;
    }

    @CheckedTemplate(basePath = "page")
    static class Templates {
        static native TemplateInstance mailText(PageText page);

        static native TemplateInstance mailHtml(PageText page);

        static native TemplateInstance adminText(PageText page);
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    Abilities abilities() {
        return new Abilities(Set.of(Answer.LINK), LONGEST_TEXT);
    }

    @Override
    public Duration timeout() {
        return config.mailTimeout();
    }

    @Override
    Optional<String> objection(String address, Optional<String> secret) {
        return ADDRESS.matcher(address).matches()
                ? Optional.empty()
                : Optional.of("'" + address + "' is not a mail address");
    }

    @Override
    Outcome hand(Attempt attempt, PagePayload page, String link) {
        PageText content = PageText.of(page, link);
        String host = config.publicUrl().getHost();
        Mail mail = new Mail()
                .setTo(List.of(page.address()))
                .setSubject(content.subject())
                .addHeader("Message-ID", "<" + attempt.deliveryId() + "@" + host + ">")
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("Importance", "high");
        if (page.admin()) {
            mail.setText(Templates.adminText(content).render());
        } else {
            mail.setText(Templates.mailText(content).render())
                    .setHtml(Templates.mailHtml(content).render())
                    .addHeader("References", "<" + page.incidentId() + "@" + host + ">");
        }
        try {
            mailer.send(mail).await().atMost(config.mailTimeout());
            return new Outcome.Sent("taken by the mail server");
        } catch (RuntimeException e) {
            return outcome(e);
        }
    }

    /**
     * What went wrong, by codes and names alone: events keep it for ever, and what mail servers and libraries say often
     * repeats the address.
     */
    static Outcome outcome(RuntimeException failure) {
        Optional<SMTPException> reply = causes(failure)
                .filter(SMTPException.class::isInstance)
                .map(SMTPException.class::cast)
                .findFirst();
        if (reply.isPresent()) {
            String said = "SMTP " + reply.get().getReplyCode();
            return reply.get().isPermanent() ? new Outcome.Rejected(said) : new Outcome.Retry(said);
        }
        Throwable root = causes(failure)
                .filter(cause -> !(cause instanceof CompletionException))
                .reduce(failure, (outer, inner) -> inner);
        return new Outcome.Retry(
                "no answer from the mail server: " + root.getClass().getSimpleName());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
