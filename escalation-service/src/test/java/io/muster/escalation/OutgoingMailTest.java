package io.muster.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.durable.Outcome;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What becomes an event is kept for ever and seen by every viewer: the address must not be in it. */
class OutgoingMailTest {

    @Test
    void aRefusalIsToldByItsCode() {
        assertThat(OutgoingMail.outcome(replied(550, "5.1.1 <rami@store.example>: Recipient address rejected")))
                .isEqualTo(new Outcome.Rejected("SMTP 550"));
    }

    @Test
    void aPassingRefusalIsTriedAgain() {
        assertThat(OutgoingMail.outcome(replied(450, "4.2.0 <rami@store.example>: Greylisted")))
                .isEqualTo(new Outcome.Retry("SMTP 450"));
    }

    @Test
    void whatIsNoReplyIsToldByItsKind() {
        assertThat(OutgoingMail.outcome(
                        new CompletionException(new ConnectException("no route for rami@store.example"))))
                .isEqualTo(new Outcome.Retry("no answer from the mail server: ConnectException"));
    }

    private static RuntimeException replied(int code, String text) {
        return new CompletionException(
                new SMTPException("recipient address not accepted", code, List.of(code + " " + text), false));
    }
}
