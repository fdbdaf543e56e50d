package io.muster.escalation;

import io.muster.durable.Outcome;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** Mail over SMTP, and what the mail server says to it. */
@ApplicationScoped
public class OutgoingMail {

    private static final int DEEPEST = 10;

    private final ReactiveMailer mailer;
    private final EscalationConfig config;

    OutgoingMail(ReactiveMailer mailer, EscalationConfig config) {
        this.mailer = mailer;
        this.config = config;
    }

    /** Blocking, for as long as a mail server may take. */
    public Outcome send(Mail mail) {
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
