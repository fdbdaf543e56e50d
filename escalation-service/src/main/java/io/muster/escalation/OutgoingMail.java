package io.muster.escalation;

import io.muster.durable.Outcome;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** Mail over SMTP, and what the mail server says to it. */
@ApplicationScoped
public class OutgoingMail {

    private static final int DEEPEST = 10;

    /** Bytes of which an encoded word stays within its 75 characters. */
    private static final int LONGEST_WORD = 45;

    private final ReactiveMailer mailer;
    private final EscalationConfig config;

    OutgoingMail(ReactiveMailer mailer, EscalationConfig config) {
        this.mailer = mailer;
        this.config = config;
    }

    /** Blocking, for as long as a mail server may take. */
    public Outcome send(Mail mail) {
        mail.setSubject(whole(mail.getSubject()));
        try {
            mailer.send(mail).await().atMost(config.mailTimeout());
            return new Outcome.Sent("taken by the mail server");
        } catch (RuntimeException e) {
            return outcome(e);
        }
    }

    /** The mail client loses what takes two characters in Java, as an emoji; encoded words (RFC 2047) it leaves alone. */
    static String whole(String subject) {
        if (subject.codePoints().noneMatch(Character::isSupplementaryCodePoint)) {
            return subject;
        }
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        subject.codePoints().mapToObj(Character::toString).forEach(one -> {
            if ((word + one).getBytes(StandardCharsets.UTF_8).length > LONGEST_WORD) {
                words.add(encoded(word.toString()));
                word.setLength(0);
            }
            word.append(one);
        });
        words.add(encoded(word.toString()));
        return String.join(" ", words);
    }

    private static String encoded(String word) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8)) + "?=";
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
