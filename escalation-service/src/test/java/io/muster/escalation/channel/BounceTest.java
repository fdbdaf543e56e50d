package io.muster.escalation.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What mail servers say of a mail that they could not deliver. */
class BounceTest {

    private static final String HOST = "muster.store.example";
    private static final UUID DELIVERY = UUID.fromString("0193666e-0000-7000-8000-0123456789ab");

    private static final String FROM_POSTFIX = """
            Return-Path: <>
            Message-ID: <20261126093000.4F1A2@mx.store.example>
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.store.example

            Final-Recipient: rfc822; rami@store.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 <rami@store.example>: User unknown

            --b
            Content-Type: text/rfc822-headers

            Message-ID: <0193666e-0000-7000-8000-0123456789ab@muster.store.example>
            Subject: [SEV1] INC-1042
            --b--
            """;

    @Test
    void tellsWhichMailAndWhy() {
        assertThat(Bounce.of(FROM_POSTFIX, HOST)).contains(new Bounce(DELIVERY, "5.1.1"));
    }

    @Test
    void readsWhatOtherServersWrite() {
        String folded = FROM_POSTFIX
                .replace("Message-ID: <0193", "Message-Id:\r\n <0193")
                .replace("Action: failed", "action: Failed")
                .replace("Status: 5.1.1", "Status: 5.7.133 (mailbox is restricted)")
                .replaceAll("(?<!\r)\n", "\r\n");

        assertThat(Bounce.of(folded, HOST)).contains(new Bounce(DELIVERY, "5.7.133"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "delivered", "relayed"})
    void whatMayStillArriveHasNotFailed(String action) {
        assertThat(Bounce.of(FROM_POSTFIX.replace("Action: failed", "Action: " + action), HOST))
                .isEmpty();
    }

    @Test
    void otherMailIsNone() {
        assertThat(Bounce.of("Subject: I am on holiday\n\nBack on Monday.", HOST))
                .isEmpty();
        assertThat(Bounce.of("", HOST)).isEmpty();
        assertThat(Bounce.of(FROM_POSTFIX, "other.example"))
                .as("a mail of somebody else")
                .isEmpty();
    }
}
