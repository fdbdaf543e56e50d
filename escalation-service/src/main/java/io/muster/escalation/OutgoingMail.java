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
            return refused(e).<Outcome>map(Outcome.Rejected::new).orElseGet(() -> new Outcome.Retry(problem(e)));
        }
    }

    /** What the mail server said when it will never take the mail. */
    private static Optional<String> refused(RuntimeException failure) {
        return causes(failure)
                .filter(SMTPException.class::isInstance)
                .map(SMTPException.class::cast)
                .filter(SMTPException::isPermanent)
                .map(SMTPException::getReplyMessage)
                .findFirst();
    }

    private static String problem(RuntimeException failure) {
        Throwable root = causes(failure)
                .filter(cause -> !(cause instanceof CompletionException))
                .reduce(failure, (outer, inner) -> inner);
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
