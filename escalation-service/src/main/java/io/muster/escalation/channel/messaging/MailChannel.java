package io.muster.escalation.channel.messaging;

import io.muster.durable.Attempt;
import io.muster.durable.Outcome;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.OutgoingMail;
import io.muster.escalation.channel.Abilities;
import io.muster.escalation.channel.Abilities.Answer;
import io.muster.escalation.channel.Bounce;
import io.muster.escalation.channel.ChannelConfig;
import io.quarkus.mailer.Mail;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Mail over SMTP. The Message-ID comes from the delivery, so that a mail sent twice is one to its reader. */
@ApplicationScoped
class MailChannel extends PageChannel {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");
    private static final int LONGEST_TEXT = 100_000;

    private final OutgoingMail mails;
    private final ChannelConfig.Bounces bounces;
    private final EscalationConfig config;

    MailChannel(OutgoingMail mails, ChannelConfig channels, EscalationConfig config) {
        this.mails = mails;
        this.bounces = channels.bounces();
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
        return new Abilities(Set.of(Answer.LINK), LONGEST_TEXT, bounces.host().isPresent());
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
        bounces.address()
                .map(address -> bounces.tagged() ? Bounce.addressOf(attempt.deliveryId(), address) : address)
                .ifPresent(mail::setBounceAddress);
        if (page.admin()) {
            mail.setText(Templates.adminText(content).render());
        } else {
            mail.setText(Templates.mailText(content).render())
                    .setHtml(Templates.mailHtml(content).render())
                    .addHeader("References", "<" + page.incidentId() + "@" + host + ">");
        }
        return mails.send(mail);
    }
}
